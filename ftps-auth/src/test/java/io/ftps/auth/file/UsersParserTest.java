/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Hashes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsersParserTest {
    private static final Path FILE = Path.of("users");
    private static final String ALICE = "alice:" + Hashes.BCRYPT;
    private static final String BOB = "bob:" + Hashes.ARGON2;

    @Test
    void usersStandInTheOrderOfTheFileAndTheRestIsKept() throws Exception {
        String content = "# people\n\n" + BOB + "\n \t \n" + ALICE + "\n# end\n";

        UsersText users = UsersParser.parse(FILE, content.getBytes(UTF_8));

        assertThat(users.accounts()).extracting(a -> a.user().name()).containsExactly("bob", "alice");
        assertThat(users.hashes())
                .extracting(Object::toString)
                .containsExactly("argon2id m=19456,t=2,p=1", "bcrypt $2y$05$");
        assertThat(new String(users.bytes(), UTF_8)).isEqualTo(content);
    }

    @Test
    void linesMayEndInCrLfAndTheLastNeedsNoEnd() throws Exception {
        UsersText users =
                UsersParser.parse(FILE, ("# people\r\n\r\n" + ALICE + ":home=/srv\r\n" + BOB).getBytes(UTF_8));

        assertThat(users.find("alice").orElseThrow().user().home()).contains(Path.of("/srv"));
        assertThat(users.find("bob")).isPresent();
        assertThat(new String(users.bytes(), UTF_8)).endsWith(BOB + "\n").contains(":home=/srv\r\n");
    }

    @Test
    void anEmptyFileHasNoUsers() throws Exception {
        UsersText users = UsersParser.parse(FILE, new byte[0]);

        assertThat(users.accounts()).isEmpty();
        assertThat(users.bytes()).isEmpty();
    }

    @Test
    void aMistakeIsToldWithFileAndLine() {
        refuses(
                "# people\r\n\r\n" + ALICE + "\r\nbob:secret\r\n",
                "Users file users, line 4: The password hash is of no known kind"
                        + " (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).");
        refuses(
                ALICE + "\n\n" + ALICE + "\n",
                "Users file users, line 3: User \"alice\" is on line 1 already (expected: each name once).");
        refuses(
                "\uFEFF" + ALICE,
                "Users file users, line 1: The line starts with a byte order mark (expected: UTF-8 without one).");
    }

    @Test
    void aNameInAnotherEncodingIsAMistake() {
        byte[] content = (BOB + "\nZoë:" + Hashes.BCRYPT + "\n").getBytes(ISO_8859_1);

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> UsersParser.parse(FILE, content))
                .withMessage("Users file users, line 2: The bytes are not UTF-8 (expected: UTF-8).");
    }

    private static void refuses(String content, String sentence) {
        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> UsersParser.parse(FILE, content.getBytes(UTF_8)))
                .withMessage(sentence);
    }
}

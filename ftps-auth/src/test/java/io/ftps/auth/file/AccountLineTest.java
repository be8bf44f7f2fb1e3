/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.Account;
import io.ftps.auth.Hashes;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountLineTest {
    static Stream<Arguments> goodLines() {
        return Stream.of(
                Arguments.of("alice:" + Hashes.BCRYPT, User.named("alice")),
                Arguments.of("john smith:" + Hashes.ARGON2, User.named("john smith")),
                Arguments.of("Zoë✓:" + Hashes.ARGON2, User.named("Zoë✓")),
                Arguments.of("a#b=c%41:" + Hashes.ARGON2, User.named("a#b=c%41")),
                Arguments.of("n".repeat(255) + ":" + Hashes.ARGON2, User.named("n".repeat(255))),
                Arguments.of(
                        "alice:" + Hashes.BCRYPT + ":home=/srv/alice",
                        User.named("alice").withHome(Path.of("/srv/alice"))),
                Arguments.of(
                        "alice:" + Hashes.BCRYPT + ":home=/srv/50%25 a%3Ab=c",
                        User.named("alice").withHome(Path.of("/srv/50% a:b=c"))));
    }

    @ParameterizedTest
    @MethodSource("goodLines")
    void aLineIsAUserAndAHashAndIsWrittenAsItWasRead(String line, User user) {
        Account account = AccountLine.parse(line);

        assertThat(account.user()).isEqualTo(user);
        assertThat(AccountLine.format(account)).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            secret                     | The line holds no colon (expected: NAME:HASH or NAME:HASH:home=FOLDER, or # before a comment).
            :HASH                      | The user name is empty (expected: at least one character).
            alice:                     | The password hash is empty, and the user needs a password (expected: a hash, or method=certificate).
            alice::method=certificate-and-password | The password hash is empty, and the user needs a password (expected: a hash, or method=certificate).
            alice:secret               | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            alice: HASH                | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            alice:HASH:                | A field behind the hash has no = (expected: KEY=VALUE, such as home=FOLDER, with %3A for each colon in it).
            alice:HASH:/srv/alice      | A field behind the hash has no = (expected: KEY=VALUE, such as home=FOLDER, with %3A for each colon in it).
            alice:HASH:home=/a:b       | A field behind the hash has no = (expected: KEY=VALUE, such as home=FOLDER, with %3A for each colon in it).
            alice:HASH:hom=/srv/alice  | The setting "hom" is unknown (expected: home, full-name, method, certificate, allow, quota-bytes, quota-files, upload-rate, download-rate, listener, network, expires, max-sessions, message).
            alice:HASH:Home=/srv/alice | The setting "Home" is unknown (expected: home, full-name, method, certificate, allow, quota-bytes, quota-files, upload-rate, download-rate, listener, network, expires, max-sessions, message).
            alice:HASH:home=           | The home "" is not absolute (expected: a whole path).
            alice:HASH:home=srv/alice  | The home "srv/alice" is not absolute (expected: a whole path).
            alice:HASH:home=/srv/%00   | The home cannot be a path here: Nul character not allowed (expected: a whole path).
            alice:HASH:home=/srv/%     | The percent sign in "/srv/%" is not followed by two hex digits (expected: %25 for a percent sign, %3A for a colon).
            alice:HASH:home=/a:home=/b | The setting home is given twice (expected: once).
            """)
    void aLineWithAMistakeIsRefusedInOneSentence(String line, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountLine.parse(line.replace("HASH", Hashes.BCRYPT)))
                .withMessage(sentence);
    }

    @Test
    void anAccountPrintsNoHash() {
        Account account = new Account(User.named("alice"), PasswordHash.parse(Hashes.BCRYPT));

        assertThat(account.toString()).contains("alice", "bcrypt").doesNotContain("WzVHBu14cysDEcNrvKWhXO");
    }
}

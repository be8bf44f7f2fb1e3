/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InMemoryUsersTest {
    private final CountedChecks counted = new CountedChecks();

    @Test
    void usersLogInWithTheirPasswords() throws Exception {
        InMemoryUsers users = InMemoryUsers.builder()
                .user("alice", "secret".toCharArray())
                .user("Zoë", "pässwörd✓".toCharArray(), Path.of("zoe"))
                .build();

        assertThat(users.authenticate(Attempts.login("alice", "secret"))).isEqualTo(User.named("alice"));
        assertThat(users.authenticate(Attempts.login("Zoë", "pässwörd✓")))
                .isEqualTo(User.named("Zoë").withHome(Path.of("zoe")));
    }

    @Test
    void anUnknownUserCostsACheckLikeAWrongPassword() {
        InMemoryUsers users = InMemoryUsers.builder()
                .user(new Account(User.named("alice"), PasswordHash.parse(Hashes.BCRYPT)))
                .checks(counted.checks())
                .build();

        refuses(users, "alice", WRONG_PASSWORD);
        refuses(users, "mallory", UNKNOWN_USER);
        refuses(users, "ALICE", UNKNOWN_USER);

        assertThat(counted.costs()).containsExactly("bcrypt $2y$05$", "bcrypt $2y$05$", "bcrypt $2y$05$");
    }

    @Test
    void aNameCanBeGivenOnce() {
        InMemoryUsers.Builder builder = InMemoryUsers.builder().user("alice", "secret".toCharArray());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.user("alice", "other".toCharArray()))
                .withMessage("User \"alice\" is given twice (expected: each name once).");
    }

    private static void refuses(InMemoryUsers users, String name, LoginRefusedException.Reason reason) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> users.authenticate(Attempts.login(name, "wrong")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.testing.Certificates;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousLoginsTest {
    private static final User ALICE = User.named("alice");

    private final CountedChecks counted = new CountedChecks();
    private final Authenticator accounts = InMemoryUsers.builder()
            .user(new Account(ALICE, PasswordHash.parse(Hashes.CHEAP_ARGON2)))
            .checks(counted.checks())
            .build();
    private final Authenticator anonymous = AnonymousLogins.readOnly(Path.of("pub"));

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "ftp"})
    void anyPasswordLetsInToReadAndList(String name) throws Exception {
        User user = anonymous.authenticate(Attempts.login(name, "me@example.org"));

        assertThat(user)
                .isEqualTo(User.named("anonymous").withHome(Path.of("pub")).with(Permissions.READ_ONLY));
        assertThat(anonymous.authenticate(Attempts.login(name, ""))).isEqualTo(user);
        anonymous.review(user, Optional.empty());
    }

    @Test
    void otherNamesAreUnknownAndACertificateAloneIsNoPassword() {
        PresentedCertificate presented = Certificates.selfSigned("CN=x").unknown();

        refuses(UNKNOWN_USER, () -> anonymous.authenticate(Attempts.login("Anonymous", "p")));
        refuses(UNKNOWN_USER, () -> anonymous.authenticate(Attempts.login("alice", "p")));
        refuses(WRONG_PASSWORD, () -> anonymous.authenticate(Attempts.login("ftp", presented)));
        refuses(UNKNOWN_USER, () -> anonymous.review(ALICE, Optional.empty()));
    }

    @Test
    void besideAccountsEveryRefusalCostsOneCheckInEitherOrder() throws Exception {
        for (Authenticator both : new Authenticator[] {anonymous.or(accounts), accounts.or(anonymous)}) {
            refuses(WRONG_PASSWORD, () -> both.authenticate(Attempts.login("alice", "wrong")));
            refuses(UNKNOWN_USER, () -> both.authenticate(Attempts.login("mallory", "wrong")));
            assertThat(both.authenticate(Attempts.login("anonymous", "p")).name())
                    .isEqualTo("anonymous");
            both.review(ALICE, Optional.empty());
            both.review(both.authenticate(Attempts.login("ftp", "p")), Optional.empty());
        }

        assertThat(counted.costs())
                .as("twice two, and two where accounts come first")
                .hasSize(6);
    }

    private static void refuses(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}

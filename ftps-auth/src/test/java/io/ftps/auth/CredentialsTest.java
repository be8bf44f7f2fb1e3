/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void aPasswordIsNeverPrinted() {
        LoginAttempt attempt = Attempts.login("alice", "secret");

        assertThat(attempt.credentials()).hasToString("***");
        assertThat(attempt.toString())
                .contains("alice", "explicit", "client.example")
                .doesNotContain("secret");
    }

    @Test
    void aPasswordIsACopyOfTheCharactersGiven() {
        char[] typed = "secret".toCharArray();
        Password password = new Password(typed);

        typed[0] = 'X';
        password.characters()[1] = 'X';

        assertThat(password.characters()).containsExactly("secret".toCharArray());
        assertThat(password.password()).containsSame(password);
    }

    @Test
    void aClearedPasswordIsNotTakenForARealOne() {
        Password password = new Password("secret".toCharArray());

        password.clear();

        assertThatIllegalStateException()
                .isThrownBy(password::characters)
                .withMessage("The password was cleared; use it before clear() is called.");
    }

    @Test
    void aRefusalCostsNoStackTraceAndKeepsThatOfItsCause() {
        IOException cause = new IOException("database is down");

        LoginRefusedException refusal = new LoginRefusedException(UNAVAILABLE, "The database is down.", cause);

        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal).hasCause(cause).hasMessage("The database is down.");
        assertThat(refusal.reason()).isEqualTo(UNAVAILABLE);
    }

    @Test
    void aUserHasANameAndPerhapsAHome() {
        User alice = User.named("alice");

        assertThat(alice.home()).isEmpty();
        assertThat(alice.withHome(Path.of("files")).home()).contains(Path.of("files"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> User.named(""))
                .withMessage("The user name is empty (expected: at least one character).");
    }
}

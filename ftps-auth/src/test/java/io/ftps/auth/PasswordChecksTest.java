/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.BUSY;
import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordChecksTest {
    private static final PasswordHash HASH = PasswordHash.parse(Hashes.CHEAP_ARGON2);

    private final CountedChecks counted = new CountedChecks();

    @Test
    void theCharactersHandedToACheckAreWipedAfterIt() throws Exception {
        List<char[]> seen = new ArrayList<>();
        PasswordChecks checks = PasswordChecks.builder().build((hash, characters) -> seen.add(characters));

        checks.matches(HASH, new Password("secret".toCharArray()));

        assertThat(seen).singleElement().isEqualTo(new char["secret".length()]);
    }

    @Test
    void anOldHashIsRenewedUnderAPermit() throws Exception {
        Optional<PasswordHash> renewed = counted.checks().renewed(HASH, new Password("p".toCharArray()));

        assertThat(renewed.orElseThrow().matches("p".toCharArray())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_025})
    void permitsAreBounded(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordChecks.builder().permits(number))
                .withMessage("The number of password check permits is " + number + " (expected: 1 to 1024).");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_537})
    void theQueueIsBounded(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordChecks.builder().queue(number))
                .withMessage("The number of waiting password checks is " + number + " (expected: 0 to 65536).");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 600_001})
    void theWaitIsBounded(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordChecks.builder().longestWait(Duration.ofMillis(millis)))
                .withMessage("The longest wait of a password check is " + millis + " ms (expected: 1 to 600000).");
    }

    @Test
    void aCheckThatFindsNoPermitInTimeIsRefusedAsBusy() {
        PasswordChecks checks = nested(PasswordChecks.builder().permits(1).longestWait(Duration.ofMillis(1)));

        assertThatExceptionOfType(Nested.class)
                .isThrownBy(() -> checks.matches(HASH, new Password("p".toCharArray())))
                .satisfies(nested -> assertThat(nested.refusal.reason()).isEqualTo(BUSY))
                .satisfies(nested -> assertThat(nested.refusal)
                        .hasMessage("The password was not checked because no permit came free in 1 ms (1 permits)."));
    }

    @Test
    void aCheckBeyondTheQueueIsRefusedAtOnce() {
        PasswordChecks checks = nested(PasswordChecks.builder().permits(1).queue(0));

        assertThatExceptionOfType(Nested.class)
                .isThrownBy(() -> checks.matches(HASH, new Password("p".toCharArray())))
                .satisfies(nested -> assertThat(nested.refusal.reason()).isEqualTo(BUSY))
                .satisfies(nested -> assertThat(nested.refusal)
                        .hasMessage(
                                "The password was not checked because more than 0 checks wait already (1 permits)."));
    }

    @Test
    void anInterruptedCheckIsUnavailableAndTheThreadStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> counted.checks().matches(HASH, new Password("p".toCharArray())))
                .withMessage("The password check was interrupted while it waited.")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(UNAVAILABLE));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Checks that try another check while they hold their permit. */
    private static PasswordChecks nested(PasswordChecks.Builder builder) {
        PasswordChecks[] checks = new PasswordChecks[1];
        checks[0] = builder.build((hash, characters) -> {
            try {
                return checks[0].matches(hash, new Password(characters));
            } catch (LoginRefusedException refusal) {
                throw new Nested(refusal);
            }
        });
        return checks[0];
    }

    private static final class Nested extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final LoginRefusedException refusal;

        Nested(LoginRefusedException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}

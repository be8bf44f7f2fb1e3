/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ResumptionLevel;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationTimesTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 1001, true, 1000, PROVEN",
        "1000, 1001, true, 1001, NONE",
        "1000, 1000, false, 1000, PROVEN", // asked again a millisecond later
        "1000,  999, true, 1000, UNPROVEN", // the clock was set back: 1000 may come a second time
        "1000,  999, true,  999, NONE",
    })
    void equalTimesProveAResumptionWhenNoHandshakeCanHaveShared(
            long main, long now, boolean mayStart, long side, ResumptionLevel level) {
        CreationTimes times = new CreationTimes(() -> now);
        times.mainCreated(main);

        assertThat(times.sideMayStart()).isEqualTo(mayStart);
        assertThat(times.level(side)).isEqualTo(level);
    }

    @Test
    void aProofLostByTheClockIsNotFoundAgain() {
        AtomicLong clock = new AtomicLong(999);
        CreationTimes times = new CreationTimes(clock::get);
        times.mainCreated(1000);
        times.sideMayStart();
        clock.set(2000);

        assertThat(times.sideMayStart()).isTrue();
        assertThat(times.level(1000)).isEqualTo(ResumptionLevel.UNPROVEN);
    }
}

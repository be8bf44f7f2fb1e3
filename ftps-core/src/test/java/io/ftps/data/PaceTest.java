/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long bytes wait, by a clock that is stepped. */
final class PaceTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final Pace pace = new Pace(1_000, clock::get);

    private long moved(long count) {
        return Duration.ofNanos(pace.moved(count)).toMillis();
    }

    private void pass(long milliseconds) {
        clock.addAndGet(Duration.ofMillis(milliseconds).toNanos());
    }

    @Test
    void bytesWaitForTheirTime() {
        assertThat(moved(500)).isEqualTo(500);
        pass(500);
        assertThat(moved(100)).isEqualTo(100);
    }

    @Test
    void transfersThatShareItWaitForEachOther() {
        assertThat(moved(500)).isEqualTo(500);
        assertThat(moved(500)).isEqualTo(1_000);
        pass(250);
        assertThat(moved(250)).isEqualTo(1_000);
    }

    @Test
    void timeInWhichNothingMovedIsLost() {
        pass(60_000);
        assertThat(moved(500)).isEqualTo(500);
    }

    @Test
    void aPieceIsAQuarterOfASecond() {
        assertThat(pace.piece(65_536)).isEqualTo(250);
        assertThat(pace.piece(100)).isEqualTo(100);
        assertThat(Pace.UNBOUND.piece(65_536)).isEqualTo(65_536);
        assertThat(Pace.UNBOUND.moved(Long.MAX_VALUE)).isZero();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one timer of a session, by a clock that is stepped. */
final class SessionClockTest {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> late = new ArrayList<>();
    private final SessionClock clock = new SessionClock(
            Limits.DEFAULT.with(Time.LOGIN, Duration.ofSeconds(60)).with(Time.HANDSHAKE, Duration.ofSeconds(10)),
            channel.eventLoop());

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void idlenessIsCountedAnewForEachCommand() {
        channel.freezeTime();
        for (int i = 0; i < 3; i++) {
            clock.awaitCommand(IDLE, () -> late.add("idle"));
            pass(299);
            clock.stop(false);
        }
        assertThat(late).isEmpty();
        clock.awaitCommand(IDLE, () -> late.add("idle"));
        pass(300);
        assertThat(late).containsExactly("idle");
    }

    @Test
    void aStoppedTimerNeverRuns() {
        channel.freezeTime();
        clock.awaitHandshake(() -> late.add("handshake"));
        clock.stop(false);
        pass(1_000);
        assertThat(late).isEmpty();
    }

    @Test
    void theLastTimerReplacesTheOneBefore() {
        channel.freezeTime();
        clock.awaitHandshake(() -> late.add("handshake"));
        clock.awaitCommand(IDLE, () -> late.add("idle"));
        pass(1_000);
        assertThat(late).containsExactly("idle");
    }

    /** However long a login took to be refused, its answer comes at the same time, or that time later. */
    @ParameterizedTest
    @CsvSource({"0,5", "1,5", "4,5", "5,10", "7,10", "23,25"})
    void aLateAnswerIsTimedFromItsCommand(int decided, int answered) {
        channel.freezeTime();
        pass(3);
        clock.commandCame();
        pass(decided);
        clock.answerLate(Duration.ofSeconds(5), () -> late.add("answer"));
        pass(answered - decided - 1);
        assertThat(late).isEmpty();
        pass(1);
        pass(100);
        assertThat(late).containsExactly("answer");
    }

    @Test
    void theTimeToLogInRunsOut() {
        channel.freezeTime();
        clock.awaitLogin(() -> late.add("login"));
        pass(59);
        assertThat(late).isEmpty();
        pass(1);
        assertThat(late).containsExactly("login");
    }

    @Test
    void commandsDoNotRenewTheTimeToLogIn() {
        channel.freezeTime();
        clock.awaitLogin(() -> late.add("login"));
        pass(40);
        clock.stop(true);
        pass(30);
        clock.awaitLogin(() -> late.add("login"));
        pass(19);
        assertThat(late).isEmpty();
        pass(1);
        assertThat(late).containsExactly("login");
    }
}

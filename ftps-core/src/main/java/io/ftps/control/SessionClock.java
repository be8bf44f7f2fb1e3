/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one timer of a control connection: for TLS, for login or for the next command, whichever is waited for. */
final class SessionClock {
    private final Limits limits;
    private final EventExecutor loop;
    private @Nullable ScheduledFuture<?> timer;
    /** What is left of the time to log in; the server's own work is not counted. */
    private long loginNanos;

    private long waitingSince;
    private long commandCame;

    SessionClock(Limits limits, EventExecutor loop) {
        this.limits = limits;
        this.loop = loop;
        this.loginNanos = limits.get(Time.LOGIN).toNanos();
    }

    void awaitHandshake(Runnable late) {
        start(limits.get(Time.HANDSHAKE).toNanos(), late);
    }

    /** Waits for a command of somebody logged in. */
    void awaitCommand(Duration idle, Runnable late) {
        start(idle.toNanos(), late);
    }

    /** Waits for a command of somebody who has yet to log in. */
    void awaitLogin(Runnable late) {
        start(loginNanos, late);
    }

    /** Waits for a worker. */
    void awaitAnswer(Runnable late) {
        start(limits.get(Time.COMMAND).toNanos(), late);
    }

    /** A command has come; {@code towardsLogin} says that the wait was for a login. */
    void stop(boolean towardsLogin) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
            if (towardsLogin) {
                loginNanos -= loop.ticker().nanoTime() - waitingSince;
            }
        }
    }

    /** From here on the answer to a wrong login is timed. */
    void commandCame() {
        commandCame = loop.ticker().nanoTime();
    }

    /**
     * Runs a task when a delay has passed since the command came; where the work for it took longer, when it has passed once
     * more, and so on. So the time does not tell what the work was.
     */
    void answerLate(Duration delay, Runnable task) {
        long passed = loop.ticker().nanoTime() - commandCame;
        start(delay.toNanos() - passed % delay.toNanos(), task);
    }

    private void start(long nanoseconds, Runnable task) {
        stop(false);
        waitingSince = loop.ticker().nanoTime();
        timer = loop.schedule(task, Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.protocol.Failures;
import io.ftps.server.BindingLevel;
import io.ftps.server.Limits;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.tls.TlsSession;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transfer, from its 150 to its final reply: waits for the connection and its TLS, opens the file, moves the bytes, ends
 * once. Runs on the session's event loop but for the file's own calls, which run on a worker, one at a time.
 */
abstract class Transfer implements DataChannel.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    private final Surroundings surroundings;
    private final long started = System.nanoTime();
    private Optional<BindingLevel> binding = Optional.empty();
    private @Nullable DataChannel data;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable ScheduledFuture<?> pause;
    private final AtomicLong bytes = new AtomicLong();
    private long lastProgress;
    private volatile boolean ended;

    Transfer(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What every transfer of a session needs.
     *
     * @param loop the session's
     * @param files runs calls to files
     * @param limits every bound
     * @param levels what a handshake proves
     * @param pace how fast bytes may move
     * @param over called before the end is told
     * @param stages hears how it goes on
     */
    record Surroundings(
            EventLoop loop,
            Executor files,
            Limits limits,
            Function<Optional<TlsSession>, BindingLevel> levels,
            Pace pace,
            Runnable over,
            TransferStages stages) {
        void end(Reply reply, TransferResult result) {
            over.run();
            stages.ended(reply, result);
        }
    }

    /** Begins to wait for the connection; when it has waited in vain, the client is told what is missing. */
    final void await(Supplier<String> missing) {
        limit(Limits.Time.DATA_CONNECT, () -> fail(ReplyCode.NO_DATA_CONNECTION, missing.get()));
    }

    /** The connection has come, perhaps long ago. */
    final void take(DataChannel channel) {
        data = channel;
        limit(
                Limits.Time.HANDSHAKE,
                () -> fail(ReplyCode.DATA_REFUSED, "The TLS handshake of the data connection took too long."));
        surroundings.stages().connected(channel.peer());
        channel.attach(this);
    }

    @Override
    public final void ready(Optional<TlsSession> session) {
        BindingLevel level = surroundings.levels().apply(session);
        binding = Optional.of(level);
        surroundings.stages().ready(level);
        lastProgress = System.nanoTime();
        watchStall();
        open();
    }

    @Override
    public final void tlsFailed(DataChannel.TlsFault fault, String reason) {
        fail(ReplyCode.DATA_REFUSED, fault.text(), reason);
    }

    /** Opens the file and begins to move bytes. */
    abstract void open();

    /** Lets go of the file: an upload that is not committed is discarded. Runs on the loop, works on a worker. */
    abstract void release(Runnable whenDone);

    /** Whether it is too late to stop. */
    abstract boolean isPublishing();

    final DataChannel data() {
        if (data == null) {
            throw new IllegalStateException("no data connection yet");
        }
        return data;
    }

    final long bytes() {
        return bytes.get();
    }

    /** Known to workers too. */
    final boolean isEnded() {
        return ended;
    }

    final Limits limits() {
        return surroundings.limits();
    }

    final void progress(long count) {
        bytes.addAndGet(count);
        lastProgress = System.nanoTime();
    }

    final int piece(int most) {
        return surroundings.pace().piece(most);
    }

    /** Goes on when the user's pace allows more than has moved so far. The wait is no stall. */
    final void pace(long moved, Runnable goOn) {
        long wait = surroundings.pace().moved(moved);
        if (wait <= 0) {
            goOn.run();
        } else if (!ended) {
            lastProgress += wait;
            pause = surroundings.loop().schedule(goOn, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void watchStall() {
        long limit = limits().get(Limits.Time.STALL).toNanos();
        long left = limit - (System.nanoTime() - lastProgress);
        if (left <= 0) {
            fail(
                    ReplyCode.TRANSFER_ABORTED,
                    "No byte moved for " + TimeUnit.NANOSECONDS.toSeconds(limit) + " seconds.");
        } else {
            schedule(left, this::watchStall);
        }
    }

    private void limit(Limits.Time time, Runnable late) {
        schedule(limits().get(time).toNanos(), late);
    }

    private void schedule(long nanoseconds, Runnable task) {
        stopTimer();
        if (!ended) {
            timer = surroundings.loop().schedule(task, nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Runs a call to a file on a worker; what it gives or throws comes back on the loop. */
    final <T> void onWorker(Callable<T> call, Consumer<T> done, Consumer<Throwable> failed) {
        try {
            surroundings.files().execute(() -> {
                try {
                    T result = call.call();
                    onLoop(() -> done.accept(result), failed);
                } catch (Throwable failure) {
                    onLoop(() -> failed.accept(failure), failed);
                }
            });
        } catch (RejectedExecutionException e) {
            failed.accept(e);
        }
    }

    private void onLoop(Runnable step, Consumer<Throwable> failed) {
        Runnable guarded = () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        };
        try {
            surroundings.loop().execute(guarded);
        } catch (RejectedExecutionException e) {
            LOG.debug("A storage that hung let go behind the end of the server", e);
        }
    }

    /** The storage failed, or what came is no file: the client hears 451, 452, 552 or 426, the log the rest. */
    final void storageFailed(Throwable failure) {
        if (!ended) {
            if (Failures.isUnforeseen(failure)) {
                LOG.warn("A transfer failed in the storage", failure);
            }
            end(Outcome.FAILED, Failures.replyDuringTransfer(failure), failure.toString());
        }
    }

    /** ABOR, or the end of the session. What is being published is published. */
    final void abort(String reason) {
        if (isPublishing()) {
            return;
        }
        end(Outcome.ABORTED, Reply.of(ReplyCode.TRANSFER_ABORTED, "The transfer was stopped."), reason);
    }

    final void truncated(DataChannel.Cut how) {
        end(Outcome.TRUNCATED, Reply.of(ReplyCode.TRANSFER_ABORTED, how.text()), how.reason());
    }

    final void fail(ReplyCode code, String text) {
        fail(code, text, text);
    }

    final void fail(ReplyCode code, String text, String reason) {
        end(Outcome.FAILED, Reply.of(code, text), reason);
    }

    /**
     * A failed end: the connection is broken off, the file let go, then the final reply goes out; it does not wait long for
     * a storage that hangs.
     */
    private void end(Outcome outcome, Reply reply, String reason) {
        if (ended) {
            return;
        }
        stop();
        closeData();
        TransferResult result = result(outcome, Optional.of(reason));
        Runnable report = once(() -> surroundings.end(reply, result));
        release(report);
        surroundings.loop().schedule(report, limits().get(Limits.Time.LINGER).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeData() {
        if (data != null && binding.isPresent()) {
            data.breakOff();
        } else if (data != null) {
            data.detach();
            data.channel().close();
        }
    }

    private static Runnable once(Runnable task) {
        boolean[] done = new boolean[1];
        return () -> {
            if (!done[0]) {
                done[0] = true;
                task.run();
            }
        };
    }

    /** A good end: our close_notify and FIN go out, then the final reply; what the peer still has to say is drained behind. */
    final void complete() {
        if (ended) {
            return;
        }
        stop();
        data().detach();
        Reply reply = Reply.of(ReplyCode.CLOSING_DATA, "The transfer is complete.");
        LastBytes.finish(data().channel(), limits().get(Limits.Time.LINGER))
                .addListener(finished ->
                        release(() -> surroundings.end(reply, result(Outcome.COMPLETED, Optional.empty()))));
    }

    private void stop() {
        ended = true;
        stopTimer();
        if (pause != null) {
            pause.cancel(false);
        }
    }

    private TransferResult result(Outcome outcome, Optional<String> reason) {
        return new TransferResult(outcome, bytes.get(), Duration.ofNanos(System.nanoTime() - started), binding, reason);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.command.SlicedWork;
import io.ftps.protocol.Failures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on files that goes on in slices: each is a task of its own for the workers, so others have their turn in between. Started
 * and ended on the session's event loop.
 */
final class FileWork {
    private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);
    private static final Reply STOPPED = Reply.of(ReplyCode.TRANSFER_ABORTED, "The work was stopped.");

    private final SlicedWork work;
    private final Executor files;
    private final Executor loop;
    private final Consumer<Reply> done;
    private volatile boolean unwanted;

    /**
     * Work to be started.
     *
     * @param work what is to be done
     * @param files runs its slices
     * @param loop the session's
     * @param done hears the final reply, once
     */
    FileWork(SlicedWork work, Executor files, Executor loop, Consumer<Reply> done) {
        this.work = work;
        this.files = files;
        this.loop = loop;
        this.done = done;
    }

    /** Goes on with the next slice. */
    void goOn() {
        try {
            files.execute(this::slice);
        } catch (RejectedExecutionException e) {
            done.accept(close(Reply.of(ReplyCode.LOCAL_ERROR, "The server is too busy for that; try again.")));
        }
    }

    /** Nobody waits for it any more: it ends behind the slice that runs. */
    void stop() {
        unwanted = true;
    }

    private void slice() {
        Optional<Reply> reply;
        try {
            reply = unwanted ? Optional.of(STOPPED) : work.slice();
        } catch (IOException | RuntimeException e) {
            reply = Optional.of(Failures.reply(e));
        }
        Runnable next = reply.map(this::close).map(this::ending).orElse(this::goOn);
        try {
            loop.execute(next);
        } catch (RejectedExecutionException e) {
            LOG.debug("Work on files ended behind the server", e);
        }
    }

    private Runnable ending(Reply reply) {
        return () -> done.accept(reply);
    }

    private Reply close(Reply reply) {
        try {
            work.close();
            return reply;
        } catch (IOException e) {
            return Failures.reply(e);
        }
    }
}

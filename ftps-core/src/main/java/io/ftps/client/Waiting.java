/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits on a caller's thread for what the loop does. */
final class Waiting {
    private Waiting() {}

    /** The next element, or null when time is over. */
    static <T> @Nullable T poll(BlockingQueue<T> queue, Duration patience) throws InterruptedIOException {
        try {
            return queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Until something is done; what it is stands in the message if it is not. */
    static void on(Future<?> done, Duration patience, String what) throws IOException {
        try {
            if (!done.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(what + " takes longer than " + patience.toSeconds() + " seconds.");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Throwable cause = done.cause();
        if (cause != null) {
            throw new IOException(what + " failed: " + cause.getMessage(), cause);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The thread was interrupted.");
    }
}

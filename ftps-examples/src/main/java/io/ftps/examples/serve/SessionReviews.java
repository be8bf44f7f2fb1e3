/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
import io.ftps.tls.trust.TrustEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks whether those who are logged in may stay: now and then, and whenever authorities or revocation lists change. */
final class SessionReviews implements TrustEvents, AutoCloseable {
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(SessionReviews::newThread);
    private volatile Optional<FtpsServer> server = Optional.empty();

    /** Files are read before the server starts; until then nobody is logged in. */
    void begin(FtpsServer started, Duration every) {
        server = Optional.of(started);
        clock.scheduleWithFixedDelay(this::changed, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void changed() {
        server.ifPresent(FtpsServer::reviewSessions);
    }

    private static Thread newThread(Runnable reviews) {
        Thread thread = new Thread(reviews, "ftps-reviews");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}

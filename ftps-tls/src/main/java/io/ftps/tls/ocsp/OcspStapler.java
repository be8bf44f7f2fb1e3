/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.fetch.HttpExchange;
import java.lang.ref.WeakReference;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches OCSP staples for our certificates in the background and keeps them for all connections.
 *
 * <pre>{@code
 * OcspStapler stapler = new OcspStapler(OcspSettings.DEFAULT);
 * stapler.prefetch(identity);
 * ServerTls tls = ServerTls.builder().certificates(selector).stapling(stapler).build();
 * }</pre>
 *
 * <p>The responder is the one the certificate names. Only an answer that is checked and says "good" is shown. The next
 * question is asked when half of an answer's time is over; if that fails it is asked again and again, less and less often,
 * and the last good answer is shown until it expires. One that is revoked is logged as an error and shown without staple.
 *
 * <p>An identity is forgotten once nobody holds it any more; one with the same certificate, loaded anew, takes over its
 * staple at once. Safe for use by many threads; one daemon thread of its own does the work. The catch: the first client
 * of an identity that was not {@linkplain #prefetch prefetched} gets no staple, and one with must-staple refuses us.
 */
public final class OcspStapler implements OcspStaples, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(OcspStapler.class);

    /** Runs a task after a time, one task at once; after the end, never. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    private final OcspSettings settings;
    private final Clock clock;
    private final HttpExchange http;
    private final Later later;
    private final Runnable end;
    private final Map<CertifiedKey, Optional<KeptStaple>> kept = new WeakHashMap<>();

    /**
     * Starts with nothing.
     *
     * @param settings whom to ask, and bounds
     */
    public OcspStapler(OcspSettings settings) {
        this(settings, newThread());
    }

    private OcspStapler(OcspSettings settings, ScheduledThreadPoolExecutor thread) {
        this(
                settings,
                Clock.systemUTC(),
                (task, delay) -> thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS),
                thread::shutdownNow);
    }

    OcspStapler(OcspSettings settings, Clock clock, Later later, Runnable end) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.clock = clock;
        this.http = settings.newExchange();
        this.later = later;
        this.end = end;
    }

    private static ScheduledThreadPoolExecutor newThread() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "ocsp-stapler");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Begins to fetch the staple of an identity, and returns at once. For an identity about to be served: at start, and
     * before a new one takes the place of an old one. Nothing happens if it is kept already.
     *
     * @param identity a certificate that names its responder, with its issuer in the chain; of any other it is logged, once,
     *     why it gets no staple
     */
    public void prefetch(CertifiedKey identity) {
        keep(identity);
    }

    /** Never blocks: an identity seen for the first time is fetched in the background. */
    @Override
    public Optional<byte[]> staple(CertifiedKey identity) {
        return keep(identity).flatMap(found -> found.at(clock.instant())).map(Staple::response);
    }

    private Optional<KeptStaple> keep(CertifiedKey identity) {
        synchronized (kept) {
            return kept.computeIfAbsent(identity, this::begin);
        }
    }

    private Optional<KeptStaple> begin(CertifiedKey identity) {
        if (isSelfSigned(identity.certificate())) {
            return Optional.empty(); // there is nobody to ask, and nobody expects it
        }
        try {
            OcspQuestion question = OcspQuestion.about(identity, settings.responder());
            KeptStaple staple = new KeptStaple(question, settings, inherited(question));
            WeakReference<CertifiedKey> owner = new WeakReference<>(identity);
            later.run(() -> renew(owner, staple), Duration.ZERO);
            return Optional.of(staple);
        } catch (OcspException e) {
            LOGGER.warn("No OCSP staple for {}: {}.", identity, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** The staple of the same certificate under another identity, as after a reload. */
    private Optional<Staple> inherited(OcspQuestion question) {
        return kept.values().stream()
                .flatMap(Optional::stream)
                .filter(other -> other.question().equals(question))
                .flatMap(other -> other.at(clock.instant()).stream())
                .findFirst();
    }

    private void renew(WeakReference<CertifiedKey> owner, KeptStaple staple) {
        if (owner.refersTo(null)) {
            return; // nobody can show this certificate any more
        }
        try {
            Duration wait = staple.renew(http, clock.instant());
            later.run(() -> renew(owner, staple), wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Stops fetching, also what is being fetched; staples at hand are shown until they expire. May be called twice. */
    @Override
    public void close() {
        end.run();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.follow.Looks;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A verifier that is made anew when the files with its certificates change, and when asked.
 *
 * <pre>{@code
 * Revocation revocation = Revocation.builder().lists(Path.of("crls")).build();
 * ReloadingTrust trust = ReloadingTrust.builder(anchors -> TrustAnchors.of(anchors).withRevocation(revocation))
 *         .certificates(Path.of("partner-authorities"))
 *         .revocation(revocation)
 *         .events(reviewer)
 *         .start();
 * }</pre>
 *
 * <p>What is new counts from the next client on. What cannot be used changes nothing and is said once. Files are looked at
 * by their stamps at a steady pace; a fault is believed when it is there at two looks. The catch: no file at the start is
 * told as a fault and is no error; nobody is believed until files arrive.
 */
public final class ReloadingTrust implements ClientCertificateVerifier, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReloadingTrust.class);

    private final Function<Collection<X509Certificate>, ClientCertificateVerifier> meaning;
    private final FollowedFiles<X509Certificate> files;
    private final Optional<Revocation> revocation;
    private final TrustEvents events;
    private final StandingFaults faults = new StandingFaults();
    private volatile ClientCertificateVerifier current;
    private volatile List<X509Certificate> certificates = List.of();
    private List<X509CRL> lists = List.of();
    private volatile Runnable stop = () -> {};

    private ReloadingTrust(Builder settings) {
        this.meaning = settings.meaning;
        this.files = new FollowedFiles<>(settings.places, FileForm.CERTIFICATES);
        this.revocation = settings.revocation;
        this.events = settings.events;
        this.current = meaning.apply(certificates);
    }

    /**
     * Begins with the defaults.
     *
     * @param meaning makes the verifier of the certificates in the files: {@code TrustAnchors::of}, {@code
     *     ExactCertificates::of}
     * @return settings with no file, and a look every 10 seconds
     */
    public static Builder builder(Function<Collection<X509Certificate>, ClientCertificateVerifier> meaning) {
        return new Builder(meaning);
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return current.verify(chain, origin);
    }

    /** {@return the certificates in the files, as they count now; never blocks} */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** {@return a sentence for each file that cannot be used as it is now; never blocks} */
    public List<String> faults() {
        return faults.standing();
    }

    /**
     * Reads all files now, those of the revocation too, and forgets what was fetched. Blocks on the disk; may be called on
     * any thread but an event loop.
     *
     * @return a sentence for each file that cannot be used; what it held before still counts
     */
    public List<String> reload() {
        revocation.ifPresent(Revocation::forget);
        return look(FollowedFiles.Patience.NOW);
    }

    /** What the watcher does at each look. */
    void poll() {
        look(FollowedFiles.Patience.WAIT);
    }

    private synchronized List<String> look(FollowedFiles.Patience patience) {
        List<String> own = files.look(patience);
        List<String> found = new ArrayList<>(own);
        found.addAll(revocation.map(each -> each.look(patience)).orElse(List.of())); // which logs its faults itself
        List<String> news = faults.news(found);
        news.stream().filter(own::contains).forEach(sentence -> LOGGER.warn("{}", sentence));
        news.forEach(sentence -> tell(listener -> listener.failed(sentence)));
        boolean changed = take(files.current());
        List<X509CRL> now = revocation.map(Revocation::lists).orElse(List.of());
        if (changed || now != lists) {
            lists = now;
            tell(TrustEvents::changed);
        }
        return faults.standing();
    }

    private boolean take(List<X509Certificate> found) {
        if (found == certificates) {
            return false;
        }
        current = meaning.apply(found);
        certificates = found;
        LOGGER.info("Certificates of clients or their authorities: {} in use from now on.", found.size());
        return true;
    }

    private void tell(Consumer<TrustEvents> event) {
        try {
            event.accept(events);
        } catch (RuntimeException e) {
            LOGGER.warn("A listener to trust events failed.", e);
        }
    }

    /** Looks at the files no more, except when asked; clients are judged as before. May be called twice. */
    @Override
    public void close() {
        stop.run();
    }

    /** Collects the settings. */
    public static final class Builder {
        private final Function<Collection<X509Certificate>, ClientCertificateVerifier> meaning;
        private final List<Path> places = new ArrayList<>();
        private Optional<Revocation> revocation = Optional.empty();
        private TrustEvents events = new TrustEvents() {};
        private Looks looks = Looks.DEFAULT;

        private Builder(Function<Collection<X509Certificate>, ClientCertificateVerifier> meaning) {
            this.meaning = Objects.requireNonNull(meaning, "meaning");
        }

        /**
         * Adds files.
         *
         * @param added files with certificates in PEM, or one in DER, of at most 1 MiB each; or folders of such
         * @return this
         */
        public Builder certificates(Path... added) {
            places.addAll(List.of(added));
            return this;
        }

        /**
         * Adds what the verifier asks about revocation, so that its files are looked at too and {@link TrustEvents} tells.
         *
         * @param asked the settings the verifier has
         * @return this
         */
        public Builder revocation(Revocation asked) {
            this.revocation = Optional.of(asked);
            return this;
        }

        /**
         * Sets who hears what happens.
         *
         * @param listener replaces the one before
         * @return this
         */
        public Builder events(TrustEvents listener) {
            this.events = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets the time between two looks at the files.
         *
         * @param pause longer than nothing
         * @return this
         */
        public Builder every(Duration pause) {
            this.looks = looks.every(pause);
            return this;
        }

        /**
         * Sets who runs the looks, instead of a daemon thread of their own.
         *
         * @param executor whose threads may block on the disk; it is not shut down by us
         * @return this
         */
        public Builder scheduler(ScheduledExecutorService executor) {
            this.looks = looks.on(executor);
            return this;
        }

        /**
         * Reads all files for the first time, as {@link ReloadingTrust#reload()} does, and begins to watch them.
         *
         * @return the verifier, to be closed when nobody needs it any more
         */
        public ReloadingTrust start() {
            ReloadingTrust trust = new ReloadingTrust(this);
            trust.reload();
            trust.stop = looks.begin("trust-watcher", trust::poll);
            return trust;
        }
    }
}

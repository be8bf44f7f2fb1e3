/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.Identities;
import io.ftps.tls.ServerTls;
import io.ftps.tls.follow.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identities that are read anew when their files change, and when asked.
 *
 * <pre>{@code
 * ReloadingIdentities identities = ReloadingIdentities.builder()
 *         .source(CertificateSource.pem(certificate, key))
 *         .start();
 * ServerTls tls = ServerTls.builder()
 *         .certificates(CertificateSelector.byKeyType(identities))
 *         .build();
 * }</pre>
 *
 * <p>What is new is tried in a handshake in memory before it is shown to anybody, and is shown from the next connection on;
 * connections that are open, and their side channels, keep what they have. What cannot be used changes nothing and is
 * said once. Files are looked at by their stamps at a steady pace, which works on every file system; a fault is believed
 * when it is there at two looks, because certificate and key are seldom written at the same moment. The catch: no file
 * at the start is not an error; the list is empty then, until files arrive.
 */
public final class ReloadingIdentities implements Identities, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReloadingIdentities.class);

    private final List<Followed> places;
    private final Consumer<CertifiedKey> trial;
    private final IdentityEvents events;
    private final Set<String> warned = new HashSet<>();
    private volatile Optional<List<CertifiedKey>> current = Optional.empty();
    private volatile List<String> faults = List.of();
    private volatile Runnable stop = () -> {};

    private ReloadingIdentities(Builder settings) {
        this.places = settings.places.stream().map(Supplier::get).toList();
        this.trial = settings.trial;
        this.events = settings.events;
    }

    /**
     * Begins with the defaults.
     *
     * @return settings with no source, engine {@link EngineChoice#AUTO}, and a look every 10 seconds
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<CertifiedKey> current() {
        return current.orElse(List.of());
    }

    /**
     * Tells what is wrong at this moment, for a status page or a health check. Never blocks.
     *
     * @return a sentence for each source that cannot be used as it is now; unmodifiable
     */
    public List<String> faults() {
        return faults;
    }

    /**
     * Reads all sources now and tells what came of it. Blocks on the disk, and for some ten milliseconds for each identity
     * that is new. May be called on any thread but an event loop.
     *
     * @return what is served from now on, and what could not be used
     */
    public ReloadReport reload() {
        return look(Look.Patience.NOW);
    }

    /** What the watcher does at each look. */
    void poll() {
        look(Look.Patience.WAIT);
    }

    private synchronized ReloadReport look(Look.Patience patience) {
        Look look = new Look(patience, trial);
        places.forEach(place -> place.look(look));
        List<CertifiedKey> found =
                places.stream().flatMap(place -> place.served().stream()).toList();
        look.warnings().stream().filter(warned::add).forEach(this::warn);
        look.news().forEach(this::fail);
        if (!current.equals(Optional.of(found))) {
            current = Optional.of(found);
            show(found);
        }
        faults = List.copyOf(look.faults());
        return new ReloadReport(current(), faults);
    }

    private void show(List<CertifiedKey> found) {
        if (found.isEmpty()) {
            LOGGER.error("There is no certificate to show: no TLS handshake succeeds until there is one.");
            tell(IdentityEvents::noneLeft);
        } else {
            LOGGER.info("Certificates shown from the next connection on: {}.", found);
            tell(listener -> listener.reloaded(found));
        }
    }

    private void warn(String sentence) {
        LOGGER.warn("{}", sentence);
        tell(listener -> listener.warned(sentence));
    }

    private void fail(String sentence) {
        LOGGER.warn("{}", sentence);
        tell(listener -> listener.reloadFailed(sentence));
    }

    private void tell(Consumer<IdentityEvents> event) {
        try {
            event.accept(events);
        } catch (RuntimeException e) {
            LOGGER.warn("A listener to certificate events failed.", e);
        }
    }

    /** Stops looking, after a look that is under way. What is served stays, and {@link #reload()} still works. */
    @Override
    public void close() {
        stop.run();
    }

    /** Collects the settings. */
    public static final class Builder {
        private final List<Supplier<Followed>> places = new ArrayList<>();
        private Consumer<CertifiedKey> trial = key -> ServerTls.checkIdentity(key, EngineChoice.AUTO);
        private IdentityEvents events = new IdentityEvents() {};
        private Looks looks = Looks.DEFAULT;

        private Builder() {}

        /**
         * Adds one identity; the first one added is the first of the list.
         *
         * @param source where it is read from
         * @return this
         */
        public Builder source(CertificateSource source) {
            places.add(() -> new FollowedSource(source));
            return this;
        }

        /**
         * Adds every identity in a folder, in the order of names: NAME.pem with certificate and key, NAME.crt or NAME.pem with
         * NAME.key, NAME.p12, NAME.pfx, NAME.jks. Keys must not be encrypted. Hidden files are passed over, others are
         * warned about.
         *
         * @param folder which need not be there yet
         * @return this
         */
        public Builder folder(Path folder) {
            places.add(() -> new FollowedFolder(new CertificateFolder(folder, Optional.empty())));
            return this;
        }

        /**
         * Adds every identity in a folder whose keys are encrypted with one passphrase; see {@link #folder(Path)}.
         *
         * @param folder which need not be there yet
         * @param passphrase of every key and key store in it that is encrypted
         * @return this
         */
        public Builder folder(Path folder, Passphrase passphrase) {
            places.add(() -> new FollowedFolder(new CertificateFolder(folder, Optional.of(passphrase))));
            return this;
        }

        /**
         * Sets which engine is to serve what is read, so that it is tried on that one.
         *
         * @param choice as given to {@link ServerTls.Builder#engine}
         * @return this
         */
        public Builder engine(EngineChoice choice) {
            Objects.requireNonNull(choice, "choice");
            return trial(key -> ServerTls.checkIdentity(key, choice));
        }

        /** Replaces the handshake in memory; what it throws is the fault of the identity. */
        Builder trial(Consumer<CertifiedKey> check) {
            this.trial = check;
            return this;
        }

        /**
         * Sets who hears what happens.
         *
         * @param listener replaces the one before
         * @return this
         */
        public Builder events(IdentityEvents listener) {
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
         * Reads all sources once, for a look at what {@link #start()} would find. Nothing is logged, told to a listener or
         * watched. Blocks as {@link ReloadingIdentities#reload()} does.
         *
         * @return what would be served, and what could not be used
         */
        public ReloadReport check() {
            Look look = new Look(Look.Patience.NOW, trial);
            List<Followed> once = places.stream().map(Supplier::get).toList();
            once.forEach(place -> place.look(look));
            return new ReloadReport(
                    once.stream().flatMap(place -> place.served().stream()).toList(), look.faults());
        }

        /**
         * Reads all sources for the first time, as {@link ReloadingIdentities#reload()} does, and begins to watch them.
         *
         * @return the identities, to be closed when nobody needs new ones any more
         */
        public ReloadingIdentities start() {
            ReloadingIdentities identities = new ReloadingIdentities(this);
            identities.reload();
            identities.stop = looks.begin("certificate-watch", identities::poll);
            return identities;
        }
    }
}

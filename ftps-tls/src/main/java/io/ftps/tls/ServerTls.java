/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.engine.ConnectionSettings;
import io.ftps.tls.engine.ContextFactory;
import io.ftps.tls.engine.Engines;
import io.ftps.tls.engine.MustStaple;
import io.ftps.tls.engine.ResumptionProbe;
import io.ftps.tls.engine.ServerConnection;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who we are and what we negotiate: made once, shared by any number of listeners, threads and servers.
 *
 * <pre>{@code
 * ServerTls tls = ServerTls.builder()
 *         .certificates(CertificateSelector.single(CertifiedKey.fromPem(certificate, key)))
 *         .build();
 * TlsConnection connection = tls.newConnection(origin, executor);
 * channel.pipeline().addFirst(connection.mainHandler());
 * }</pre>
 *
 * <p>Each client gets keys of its own for its session tickets, so a session can be resumed on that client's side channels
 * and nowhere else. The catch: no login ever resumes an earlier one.
 */
public final class ServerTls {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerTls.class);

    private final CertificateSelector certificates;
    private final TlsProfile profile;
    private final ContextFactory contexts;

    private ServerTls(CertificateSelector certificates, TlsProfile profile, ContextFactory contexts) {
        this.certificates = certificates;
        this.profile = profile;
        this.contexts = contexts;
    }

    /**
     * Begins with the defaults.
     *
     * @return settings with engine {@link EngineChoice#AUTO} and profile {@link TlsProfile#modern2026()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the engine that serves every connection} */
    public TlsEngine engine() {
        return contexts.engine();
    }

    /** {@return whether a handshake has any certificate to show now; see {@link CertificateSelector#hasCertificates()}} */
    public boolean hasCertificates() {
        return certificates.hasCertificates();
    }

    /**
     * Tells an identity that cannot be served from one that can, for a server to say so before it listens or takes over
     * a new certificate; a handshake that selects it all the same is refused. Today that is a certificate with must-staple
     * (RFC 7633) where nothing is stapled.
     *
     * @param identity a certificate that may be selected
     * @throws IllegalStateException saying what the certificate demands
     */
    public void checkIdentity(CertifiedKey identity) {
        MustStaple.fault(identity, contexts).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /**
     * Prepares TLS for one client. Cheap: nothing is allocated outside the heap before the client has spoken.
     *
     * @param origin where the client came in, handed to the selector
     * @param decisions runs the {@link CertificateSelector}; must not be an event loop. If it refuses a task the handshake
     *     fails
     * @return the client's TLS, to be closed when the client is gone
     */
    public TlsConnection newConnection(ConnectionOrigin origin, Executor decisions) {
        ConnectionSettings settings = new ConnectionSettings(contexts, certificates, decisions, TlsSession::new);
        return new ServerConnection(settings, Objects.requireNonNull(origin, "origin"));
    }

    /**
     * Tries in memory that one ticket resumes twice in every version of the profile, as {@link
     * SideHandshakes#RESUMED_ONLY} needs for clients that always show their first ticket. Blocks for some 100 ms; a server
     * calls it once, before it listens. The catch: a version the JVM's own client does not speak is not tried.
     *
     * @throws IllegalStateException if a ticket does not; the message names engine and version and says what to do
     */
    public void checkResumption() {
        try {
            ResumptionProbe probe = new ResumptionProbe(contexts);
            for (String protocol : profile.protocols()) {
                if (probe.speaks(protocol) && !probe.resumesTwice(protocol)) {
                    throw new IllegalStateException("The TLS engine " + engine() + " does not resume a " + protocol
                            + " session twice (expected: a JVM started without"
                            + " -Djdk.tls.server.enableSessionTicketExtension=false).");
                }
            }
        } catch (GeneralSecurityException | IOException | DecoderException e) {
            throw new IllegalStateException(
                    "The TLS engine " + engine() + " cannot be tried in memory: " + e.getMessage() + ".", e);
        }
    }

    /** Collects the settings; every mistake is found in {@link #build()}. */
    public static final class Builder {
        private Optional<CertificateSelector> certificates = Optional.empty();
        private EngineChoice engine = EngineChoice.AUTO;
        private TlsProfile profile = TlsProfile.modern2026();
        private Optional<OcspStaples> staples = Optional.empty();

        private Builder() {}

        /**
         * Sets who we are. Must be called.
         *
         * @param certificates chooses the identity for each client
         * @return this
         */
        public Builder certificates(CertificateSelector certificates) {
            this.certificates = Optional.of(certificates);
            return this;
        }

        /**
         * Sets which program speaks TLS.
         *
         * @param engine the choice
         * @return this
         */
        public Builder engine(EngineChoice engine) {
            this.engine = Objects.requireNonNull(engine, "engine");
            return this;
        }

        /**
         * Sets what is negotiated.
         *
         * @param profile versions and suites
         * @return this
         */
        public Builder profile(TlsProfile profile) {
            this.profile = Objects.requireNonNull(profile, "profile");
            return this;
        }

        /**
         * Staples OCSP answers to certificates; without this call none is. Only the engine {@link TlsEngine#BORINGSSL} can:
         * with the other one {@link #build()} logs that nothing is stapled.
         *
         * @param staples where they come from; it stays the caller's, to be closed after the last handshake
         * @return this
         */
        public Builder stapling(OcspStaples staples) {
            this.staples = Optional.of(staples);
            return this;
        }

        /**
         * Loads the engine and logs which one it is. May take some 100 ms the first time, for the native library.
         *
         * @return the finished settings
         * @throws IllegalStateException if no selector was set, or the engine demanded does not load
         */
        public ServerTls build() {
            CertificateSelector selector = certificates.orElseThrow(() -> new IllegalStateException(
                    "No certificate selector is set (expected: a call of certificates before build)."));
            ContextFactory contexts = Engines.load(engine, profile, staples);
            LOGGER.info("TLS engine {} (asked for: {}), profile {}.", contexts.engine(), engine, profile.name());
            if (staples.isPresent() && !contexts.staples()) {
                LOGGER.warn(
                        "OCSP stapling is asked for, but nothing is stapled by the TLS engine {} (expected: BORINGSSL).",
                        contexts.engine());
            }
            return new ServerTls(selector, profile, contexts);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.engine.Abilities;
import io.ftps.tls.engine.ConnectionSettings;
import io.ftps.tls.engine.ContextFactory;
import io.ftps.tls.engine.Engines;
import io.ftps.tls.engine.HelloPolicy;
import io.ftps.tls.engine.RecordedHello;
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

    /** {@return what is left of the profile on the engine in this JVM; what was left out was logged by the builder} */
    public TlsProfile profile() {
        return profile;
    }

    /** {@return whether a handshake has any certificate to show now; see {@link CertificateSelector#hasCertificates()}} */
    public boolean hasCertificates() {
        return certificates.hasCertificates();
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
        return newConnection(origin, ApplicationProtocols.UNCHECKED, decisions);
    }

    /**
     * The same for a server whose protocol has names in ALPN: a client that offers others only is refused.
     *
     * @param origin where the client came in, handed to the selector
     * @param protocols what main channels and side channels speak
     * @param decisions runs the {@link CertificateSelector}; must not be an event loop
     * @return the client's TLS, to be closed when the client is gone
     */
    public TlsConnection newConnection(ConnectionOrigin origin, ApplicationProtocols protocols, Executor decisions) {
        HelloPolicy policy = new HelloPolicy(profile, protocols);
        ConnectionSettings settings =
                new ConnectionSettings(contexts, certificates, policy, decisions, TlsSession::new);
        return new ServerConnection(settings, Objects.requireNonNull(origin, "origin"));
    }

    /**
     * Reads a hello that was recorded, for {@link TlsProfile#explain}.
     *
     * @param recorded what a client sent first, in TLS records as on the wire, or the bare handshake message
     * @param origin where it came in, as far as a selector wants to know
     * @return what the client said
     * @throws IllegalArgumentException if this is no ClientHello; the message says what is wrong with it
     */
    public static ClientHello readHello(byte[] recorded, ConnectionOrigin origin) {
        return RecordedHello.read(recorded, origin);
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
         * @param profile versions, suites and groups
         * @return this
         */
        public Builder profile(TlsProfile profile) {
            this.profile = Objects.requireNonNull(profile, "profile");
            return this;
        }

        /**
         * Loads the engine and logs which one it is. May take some 100 ms the first time, for the native library.
         *
         * @return the finished settings
         * @throws IllegalStateException if no selector was set, the engine demanded does not load, or it cannot do what the
         *     profile demands
         */
        public ServerTls build() {
            CertificateSelector selector = certificates.orElseThrow(() -> new IllegalStateException(
                    "No certificate selector is set (expected: a call of certificates before build)."));
            TlsEngine chosen = Engines.choose(engine, profile);
            Abilities abilities = Engines.abilities(chosen, KeyGroup.names());
            TlsProfile left = profile.on(abilities.protocols(), abilities.cipherSuites(), abilities.groups());
            LOGGER.info("TLS engine {} (asked for: {}), profile {}.", chosen, engine, profile.name());
            new ProfileFit(profile, left, chosen).check();
            return new ServerTls(selector, left, Engines.contexts(chosen, left));
        }
    }
}

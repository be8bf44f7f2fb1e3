/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.engine.ClientRules;
import io.ftps.tls.engine.ConnectionSettings;
import io.ftps.tls.engine.ConnectionSettings.MainFacts;
import io.ftps.tls.engine.ContextFactory;
import io.ftps.tls.engine.ContextSource;
import io.ftps.tls.engine.EmbedderContexts;
import io.ftps.tls.engine.Engines;
import io.ftps.tls.engine.FixedContext;
import io.ftps.tls.engine.FollowingContexts;
import io.ftps.tls.engine.HelloPolicy;
import io.ftps.tls.engine.IdentityProbe;
import io.ftps.tls.engine.MustStaple;
import io.ftps.tls.engine.RecordedHello;
import io.ftps.tls.engine.ResumptionProbe;
import io.ftps.tls.engine.SelectedContexts;
import io.ftps.tls.engine.ServerConnection;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
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
    /** Where an embedder's contexts have their own certificates. */
    private static final CertificateSelector NO_SELECTOR = hello -> Optional.empty();

    private final CertificateSelector certificates;
    private final ContextFactory contexts;
    private final ContextSource source;
    private final ClientRules clients;

    private ServerTls(Builder settings, ContextFactory contexts, ContextSource source) {
        this.certificates = settings.certificates.orElse(NO_SELECTOR);
        this.contexts = contexts;
        this.source = source;
        this.clients = settings.clients;
    }

    /**
     * Begins with the defaults.
     *
     * @return settings with engine {@link EngineChoice#AUTO} and profile {@link TlsProfile#modern2026()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins with a context that all clients share, which is an embedder's and stays its own. It has its own certificate,
     * suites and client authentication.
     *
     * @param context for servers
     * @return finished settings. The catch: whoever resumes a session here may be anybody, see {@link #sharesSessions()}
     */
    public static ServerTls fixed(SslContext context) {
        TlsEngine engine = Engines.of(context);
        Builder settings = builder();
        ContextFactory alike = load(EngineChoice.valueOf(engine.name()), settings.profile, Optional.empty());
        return new ServerTls(settings, alike, new FixedContext(engine, context));
    }

    /** {@return the engine that serves connections; {@link EngineChoice#AUTO} tells the exception} */
    public TlsEngine engine() {
        return contexts.engine();
    }

    /** {@return what is left of the profile on the engine in this JVM; what was left out was logged by the builder} */
    public TlsProfile profile() {
        return contexts.profile();
    }

    /** {@return whether a handshake has any certificate to show now; see {@link CertificateSelector#hasCertificates()}} */
    public boolean hasCertificates() {
        return certificates.hasCertificates();
    }

    /** {@return what main channels ask of clients; {@code IGNORE} where an embedder's contexts ask by themselves} */
    public ClientCertificatePolicy clientCertificatePolicy() {
        return clients.policy();
    }

    /**
     * {@return whether all clients share one context and so each other's sessions, as with {@link #fixed}} Then a resumption
     * proves nothing: each side channel has {@link ResumptionLevel#NONE}, and {@link SideHandshakes#RESUMED_ONLY} lets none in.
     */
    public boolean sharesSessions() {
        return source instanceof FixedContext;
    }

    /**
     * Prepares TLS for one client. Cheap: nothing is allocated outside the heap before the client has spoken.
     *
     * @param origin where the client came in, handed to the selector
     * @param decisions runs the {@link CertificateSelector} and the verifier; must not be an event loop. If it refuses a task the handshake fails
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
     * @param decisions runs the {@link CertificateSelector} and the verifier; must not be an event loop
     * @return the client's TLS, to be closed when the client is gone
     */
    public TlsConnection newConnection(ConnectionOrigin origin, ApplicationProtocols protocols, Executor decisions) {
        HelloPolicy policy = new HelloPolicy(contexts.profile(), protocols);
        ConnectionSettings settings = new ConnectionSettings(source, policy, clients, decisions, ServerTls::session);
        return new ServerConnection(settings, Objects.requireNonNull(origin, "origin"));
    }

    private static TlsSession session(SSLSession negotiated, MainFacts main, ResumptionLevel resumption) {
        return new TlsSession(negotiated, main.hello(), main.ours(), main.presented(), main.engine(), resumption);
    }

    /**
     * Judges a living client once more, since its certificate may have been revoked meanwhile. Blocks as the verifier does.
     *
     * @param presented what it presented
     * @param origin where it came in
     * @return the verdict of now; undecided if the verifier fails. The catch: unlike a handshake it ends nothing
     */
    public ClientCertificateVerdict judge(PresentedCertificate presented, ConnectionOrigin origin) {
        return clients.review(presented.chain(), origin);
    }

    /**
     * Makes a context that shows the same certificates to clients of another kind of server, such as HTTPS: the {@link
     * CertificateSelector} is asked in every handshake, so a certificate that changes changes here too. It runs on the JDK's
     * engine with its defaults and believes no client certificate.
     *
     * @param listener a name the selector is told
     * @param localAddress an address the selector is told, since the context does not know where its clients come in
     * @return a new context. The catch: the selector may block, and who runs the handshake waits for it
     * @throws IllegalStateException if an embedder's contexts stand in for the selector
     */
    public SSLContext sslContext(String listener, InetSocketAddress localAddress) {
        return following(listener, localAddress).sslContext();
    }

    /**
     * The same for servers on Netty, with this profile's versions and suites, and without application protocols.
     *
     * @param listener a name the selector is told
     * @param localAddress an address the selector is told
     * @return a new context. The catch: the selector runs on the event loop, unless {@code newHandler} is given an executor
     * @throws IllegalStateException if an embedder's contexts stand in for the selector
     */
    public SslContext nettyContext(String listener, InetSocketAddress localAddress) {
        return following(listener, localAddress).nettyContext(profile());
    }

    private FollowingContexts following(String listener, InetSocketAddress localAddress) {
        if (!(source instanceof SelectedContexts)) {
            throw new IllegalStateException("TLS contexts of an embedder have no identity to show elsewhere"
                    + " (expected: a certificate selector).");
        }
        return new FollowingContexts(certificates, listener, localAddress, OneAlgorithm::hello);
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
     * calls it once, before it listens. Of an embedder's contexts only their engine is tried. The catch: a version the JVM's own
     * client does not speak is not tried.
     *
     * @throws IllegalStateException if a ticket does not; the message names engine and version and says what to do
     */
    public void checkResumption() {
        try {
            new ResumptionProbe(contexts).fault().ifPresent(fault -> {
                throw new IllegalStateException(fault);
            });
        } catch (GeneralSecurityException | IOException | DecoderException e) {
            throw new IllegalStateException(
                    "The TLS engine " + engine() + " cannot be tried in memory: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Tries in memory that an engine can serve an identity, before a client finds out that it cannot. Dates and issuers
     * are not looked at. Blocks for some ten milliseconds, the first time for some 100.
     *
     * @param identity what to show
     * @param engine who is to show it
     * @throws CertifiedKeyException if no handshake succeeds in any version; the message names identity, engine and reason
     * @throws IllegalStateException if the engine demanded does not load
     */
    public static void checkIdentity(CertifiedKey identity, EngineChoice engine) {
        ContextFactory contexts = load(engine, TlsProfile.modern2026(), Optional.empty());
        try {
            new IdentityProbe(contexts).fault(identity).ifPresent(fault -> {
                throw new CertifiedKeyException(fault);
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no TLS client to try an identity with.", e);
        }
    }

    /**
     * Tells an identity that cannot be served from one that can, for a server to say so before it listens or takes over
     * a new certificate; a handshake that selects it all the same is refused. Today that is a certificate with must-staple
     * (RFC 7633) where nothing is stapled.
     *
     * @param identity a certificate that may be selected
     * @throws IllegalStateException saying what the certificate demands
     */
    public void checkMustStaple(CertifiedKey identity) {
        MustStaple.fault(identity, contexts).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /** Chooses an engine and keeps of a profile what it can do. */
    private static ContextFactory load(EngineChoice choice, TlsProfile asked, Optional<OcspStaples> staples) {
        FittedEngine fitted = FittedEngine.of(choice, asked);
        ContextFactory contexts = Engines.contexts(fitted.engine(), fitted.profile(), staples);
        return choice == EngineChoice.AUTO && fitted.engine() == TlsEngine.BORINGSSL
                ? Engines.withTokens(contexts, FittedEngine.left(asked, TlsEngine.JDK))
                : contexts;
    }

    /** Collects the settings; every mistake is found in {@link #build()}. */
    public static final class Builder {
        private Optional<CertificateSelector> certificates = Optional.empty();
        private EngineChoice engine = EngineChoice.AUTO;
        private TlsProfile profile = TlsProfile.modern2026();
        private ClientRules clients = ClientRules.NONE;
        private Optional<TlsContexts> own = Optional.empty();
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
         * @param profile versions, suites and groups
         * @return this
         */
        public Builder profile(TlsProfile profile) {
            this.profile = Objects.requireNonNull(profile, "profile");
            return this;
        }

        /**
         * Sets what is asked of clients. The default is {@link ClientCertificatePolicy#IGNORE}.
         *
         * @param policy what the handshake asks for
         * @param verifier judges what is presented
         * @return this
         */
        public Builder clientCertificates(ClientCertificatePolicy policy, ClientCertificateVerifier verifier) {
            return clientCertificates(policy, UnknownCertificates.END_THE_SESSION, verifier);
        }

        /**
         * The same, with a word on certificates that nobody vouches for.
         *
         * @param policy what the handshake asks for
         * @param unknown what becomes of them under {@link ClientCertificatePolicy#REQUIRE}
         * @param verifier judges what is presented
         * @return this
         */
        public Builder clientCertificates(
                ClientCertificatePolicy policy, UnknownCertificates unknown, ClientCertificateVerifier verifier) {
            this.clients = new ClientRules(policy, unknown, verifier);
            return this;
        }

        /**
         * Sets an embedder's contexts instead of certificates, profile and client certificate policy: all of that is theirs.
         *
         * @param promised the engine of every context; one on another engine is refused
         * @param contexts asked once for each client
         * @return this
         */
        public Builder contexts(TlsEngine promised, TlsContexts contexts) {
            this.engine = EngineChoice.valueOf(promised.name());
            this.own = Optional.of(contexts);
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
         * @throws IllegalStateException if neither a selector nor contexts were set, or both, or the engine demanded does not
         *     load or cannot do what the profile demands
         */
        public ServerTls build() {
            if (own.isPresent()) {
                return ofEmbedder(own.get());
            }
            CertificateSelector selector = certificates.orElseThrow(() -> new IllegalStateException(
                    "No certificate selector is set (expected: a call of certificates before build)."));
            ContextFactory contexts = load(engine, profile, staples);
            LOGGER.info("TLS engine {} (asked for: {}), profile {}.", contexts.engine(), engine, profile.name());
            new ProfileFit(profile, contexts.profile(), contexts.engine()).tell();
            if (staples.isPresent() && contexts.engine() == TlsEngine.JDK) {
                LOGGER.warn(
                        "OCSP stapling is asked for, but nothing is stapled by the TLS engine {} (expected: BORINGSSL).",
                        contexts.engine());
            }
            return new ServerTls(this, contexts, new SelectedContexts(contexts, selector));
        }

        private ServerTls ofEmbedder(TlsContexts contexts) {
            if (certificates.isPresent() || !clients.equals(ClientRules.NONE)) {
                throw new IllegalStateException(
                        "Certificates or a client certificate policy are set beside TLS contexts"
                                + " (expected: contexts that have them).");
            }
            ContextFactory tried = load(engine, profile, Optional.empty());
            LOGGER.info("TLS engine {}, contexts of the embedder.", engine);
            return new ServerTls(this, tried, new EmbedderContexts(tried.engine(), contexts));
        }
    }
}

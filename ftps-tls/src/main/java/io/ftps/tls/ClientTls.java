/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.engine.ClientContexts;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/**
 * What a client negotiates, whom it believes and who it is: made once, shared by any number of connections and threads.
 *
 * <pre>{@code
 * ClientTls tls = ClientTls.builder(ServerTrust.system()).certificate(ours).build();
 * ClientTlsConnection connection = tls.newConnection("ftp.example.com", 990, executor);
 * channel.pipeline().addFirst(connection.mainHandler(channel));
 * }</pre>
 *
 * <p>Each connection has sessions of its own: its side channels resume them, and nobody else. The catch: no connection ever
 * resumes an earlier one.
 */
public final class ClientTls {
    private final ClientContexts contexts;
    private final ServerCertificateVerifier servers;

    private ClientTls(ClientContexts contexts, ServerCertificateVerifier servers) {
        this.contexts = contexts;
        this.servers = servers;
    }

    /**
     * Begins with the defaults.
     *
     * @param servers decides whom to believe
     * @return settings with engine {@link EngineChoice#AUTO}, profile {@link TlsProfile#modern2026()} and no certificate
     */
    public static Builder builder(ServerCertificateVerifier servers) {
        return new Builder(Objects.requireNonNull(servers, "servers"));
    }

    /** {@return the engine that runs handshakes} */
    public TlsEngine engine() {
        return contexts.engine();
    }

    /** {@return what is left of the profile on the engine in this JVM} */
    public TlsProfile profile() {
        return contexts.profile();
    }

    /**
     * Prepares TLS with one server. Nothing is connected or looked up.
     *
     * @param host what to reach, a DNS name or an address: the name the server is asked for and its certificate must have
     * @param port where
     * @param decisions runs the {@link ServerCertificateVerifier}; must not be an event loop
     * @return the connection's TLS, to be closed when it is over
     * @throws SSLException if the engine cannot use our certificate
     */
    public ClientTlsConnection newConnection(String host, int port, Executor decisions) throws SSLException {
        return contexts.newConnection(host, port, servers, decisions);
    }

    /** Collects the settings; every mistake is found in {@link #build()}. */
    public static final class Builder {
        private final ServerCertificateVerifier servers;
        private EngineChoice engine = EngineChoice.AUTO;
        private TlsProfile profile = TlsProfile.modern2026();
        private Optional<CertifiedKey> certificate = Optional.empty();

        private Builder(ServerCertificateVerifier servers) {
            this.servers = servers;
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
         * Sets what may be negotiated.
         *
         * @param profile versions, suites and groups
         * @return this
         */
        public Builder profile(TlsProfile profile) {
            this.profile = Objects.requireNonNull(profile, "profile");
            return this;
        }

        /**
         * Sets what a server sees that asks who we are.
         *
         * @param certificate ours
         * @return this
         */
        public Builder certificate(CertifiedKey certificate) {
            this.certificate = Optional.of(certificate);
            return this;
        }

        /**
         * Makes it.
         *
         * @return what connections are made of
         * @throws IllegalStateException if the engine does not load, or has too little of the profile
         */
        public ClientTls build() {
            FittedEngine fitted = FittedEngine.of(engine, profile);
            return new ClientTls(new ClientContexts(fitted.engine(), fitted.profile(), certificate), servers);
        }
    }
}

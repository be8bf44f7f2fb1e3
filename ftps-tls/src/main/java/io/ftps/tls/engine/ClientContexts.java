/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientTlsConnection;
import io.ftps.tls.ServerCertificateVerifier;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Makes the contexts of clients, one for each connection, as on the server's side.
 *
 * @param engine one that was {@linkplain Engines#choose chosen}
 * @param profile what it negotiates, all of which it can
 * @param certificate ours, if we have one
 */
public record ClientContexts(TlsEngine engine, TlsProfile profile, Optional<CertifiedKey> certificate) {
    /**
     * Prepares TLS with one server.
     *
     * @param host the name the server is asked for
     * @param port where
     * @param servers decides whether to believe it
     * @param decisions runs that
     * @return the connection
     * @throws SSLException if the engine cannot use our certificate
     */
    public ClientTlsConnection newConnection(
            String host, int port, ServerCertificateVerifier servers, Executor decisions) throws SSLException {
        BelievedServer trust = new BelievedServer(servers, host);
        return switch (engine) {
            case JDK ->
                new ClientConnection(
                        jdk(trust),
                        trust,
                        new ClientConnection.Peer(host, port, decisions),
                        Optional.of(new GroupLimit(profile.groups())));
            case BORINGSSL ->
                new ClientConnection(
                        boringSsl(trust), trust, new ClientConnection.Peer(host, port, decisions), Optional.empty());
        };
    }

    private SslContext jdk(TrustManager trust) throws SSLException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = certificate
                    .map(own -> new KeyManager[] {new OwnKeyManager(own)})
                    .orElseGet(() -> new KeyManager[0]);
            context.init(keys, new TrustManager[] {trust}, null);
            return new JdkSslContext(
                    context,
                    true,
                    profile.cipherSuites(),
                    SupportedCipherSuiteFilter.INSTANCE,
                    ApplicationProtocolConfig.DISABLED,
                    ClientAuth.NONE,
                    profile.protocols().toArray(String[]::new),
                    false);
        } catch (GeneralSecurityException e) {
            throw new SSLException("This Java platform cannot speak TLS.", e);
        }
    }

    /** Host names are the verifier's matter, so Netty is told to leave them alone. */
    private SslContext boringSsl(BelievedServer trust) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(new TrustManagerFactoryWrapper(trust))
                .endpointIdentificationAlgorithm(null)
                .protocols(profile.protocols())
                .ciphers(profile.cipherSuites(), SupportedCipherSuiteFilter.INSTANCE)
                .option(OpenSslContextOption.GROUPS, profile.groups().toArray(String[]::new));
        if (certificate.isPresent()) {
            CertifiedKey own = certificate.get();
            if (own.privateKey().getEncoded() == null) {
                throw new SSLException("The private key of " + own
                        + " cannot leave its token, and BoringSSL needs it in memory (expected: engine JDK).");
            }
            builder.keyManager(own.privateKey(), own.chain().toArray(X509Certificate[]::new));
        }
        return builder.build();
    }
}

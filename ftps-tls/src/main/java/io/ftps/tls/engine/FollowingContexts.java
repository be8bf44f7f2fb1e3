/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Contexts for other servers of the embedder, which follow what the selector chooses. They are the JDK's: BoringSSL asks a
 * key manager for an EC key whatever the client offers, and cannot use keys in tokens.
 *
 * @param selector asked in every handshake
 * @param listener what it is told
 * @param localAddress what it is told
 * @param hellos makes the hello it is told
 */
public record FollowingContexts(
        CertificateSelector selector, String listener, InetSocketAddress localAddress, HelloOfAlgorithm hellos) {
    /** Makes the hello of a client that can use keys of one algorithm only. */
    @FunctionalInterface
    public interface HelloOfAlgorithm {
        /**
         * Makes it.
         *
         * @param origin where the client came in
         * @param serverName the name it asks for
         * @param protocol the version that was agreed upon, by its JDK name
         * @param algorithm of the keys, by its JDK name
         * @return what it says
         */
        ClientHello of(ConnectionOrigin origin, Optional<String> serverName, String protocol, String algorithm);
    }

    /**
     * For sockets and engines of the JDK.
     *
     * @return a new context
     */
    public SSLContext sslContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = {new SelectorKeyManager(this)};
            context.init(keys, new TrustManager[] {ClientTrust.ofNobody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM makes no SSLContext (expected: a Java platform with TLS).", e);
        }
    }

    /**
     * For servers on Netty.
     *
     * @param profile versions and suites
     * @return a new context
     */
    public SslContext nettyContext(TlsProfile profile) {
        return JdkContexts.forNetty(sslContext(), profile);
    }
}

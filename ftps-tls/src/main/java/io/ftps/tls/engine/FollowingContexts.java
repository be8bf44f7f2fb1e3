/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
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
 */
public record FollowingContexts(CertificateSelector selector, String listener, InetSocketAddress localAddress) {
    /**
     * For sockets and engines of the JDK.
     *
     * @return a new context
     */
    public SSLContext sslContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = {new SelectorKeyManager(selector, listener, localAddress)};
            context.init(keys, new TrustManager[] {ClientTrust.ofNobody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM makes no SSLContext (expected: a Java platform with TLS).", e);
        }
    }

    /**
     * For servers on Netty.
     *
     * @param context the JDK's
     * @param profile versions and suites
     * @return a new context
     */
    public static SslContext forNetty(SSLContext context, TlsProfile profile) {
        return new JdkSslContext(
                context,
                false,
                profile.cipherSuites(),
                SupportedCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                profile.protocols().toArray(String[]::new),
                false);
    }
}

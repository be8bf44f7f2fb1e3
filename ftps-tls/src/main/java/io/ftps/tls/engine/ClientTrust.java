/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

/**
 * Whose certificate is believed in the handshakes of one client, who is told no issuers. On the main channel it is
 * anybody's: the handshake proves possession, and a verifier that may block judges afterwards. On side channels it is
 * nobody's, unless the main channel's own is allowed.
 *
 * <p>It stands in for the JVM's default trust store, which costs ten milliseconds for each context and would let a hundred
 * public authorities vouch for clients.
 */
final class ClientTrust extends OneSidedTrust {
    private volatile Predicate<X509Certificate> believed;

    private ClientTrust(Predicate<X509Certificate> believed) {
        this.believed = believed;
    }

    /** For the context of one client, whose main channel comes first. */
    static ClientTrust ofMainChannel() {
        return new ClientTrust(anybody -> true);
    }

    /** For a context that asks nobody for a certificate. */
    static ClientTrust ofNobody() {
        return new ClientTrust(anybody -> false);
    }

    void believeNobody() {
        believed = anybody -> false;
    }

    void believeOnly(X509Certificate certificate) {
        believed = certificate::equals;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (!believed.test(chain[0])) {
            throw new CertificateException("This client certificate is not believed here.");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("This is a server and believes no other server.");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate chain and its private key. */
public final class CertifiedKey {
    private CertifiedKey() {}

    public static CertifiedKey of(PrivateKey key, List<X509Certificate> chain) {
        throw new UnsupportedOperationException();
    }

    public X509Certificate certificate() {
        throw new UnsupportedOperationException();
    }
}

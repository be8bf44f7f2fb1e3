/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Whether one certificate's key signed another certificate. */
final class Signatures {
    private Signatures() {}

    static boolean isBy(X509Certificate issuer, X509Certificate subject) {
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // keys of unlike kinds refuse each other in many ways
        }
    }

    /** Whether it names itself as its issuer and its own key proves it. */
    static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isBy(certificate, certificate);
    }
}

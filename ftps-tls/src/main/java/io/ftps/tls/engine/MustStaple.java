/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** Certificates that clients believe only with a staple beside them (RFC 7633): better refused by us, with a reason. */
public final class MustStaple {
    private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    private static final ASN1Integer STATUS_REQUEST = new ASN1Integer(5);

    private MustStaple() {}

    /**
     * Whether an identity demands what an engine does not do.
     *
     * @param identity to be shown
     * @param contexts the engine that would show it
     * @return one sentence for the operator, or empty if all is well
     */
    public static Optional<String> fault(CertifiedKey identity, ContextFactory contexts) {
        if (contexts.staples(identity) || !isDemandedBy(identity.certificate())) {
            return Optional.empty();
        }
        return Optional.of("The certificate of "
                + identity.certificate().getSubjectX500Principal().getName()
                + " must be shown with an OCSP staple, and the TLS engine " + contexts.engine()
                + " has none (expected: engine BORINGSSL with stapling, or a certificate without must-staple).");
    }

    static boolean isDemandedBy(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(TLS_FEATURE);
        return extension != null && namesStatusRequest(extension);
    }

    private static boolean namesStatusRequest(byte[] extension) {
        try {
            byte[] features = ASN1OctetString.getInstance(extension).getOctets();
            for (ASN1Encodable feature : ASN1Sequence.getInstance(features)) {
                if (STATUS_REQUEST.equals(feature)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException e) {
            return false; // an extension nobody can read demands nothing
        }
    }
}

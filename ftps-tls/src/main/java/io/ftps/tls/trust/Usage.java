/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What certificates on a path say of themselves: what they are for, and whether they may issue others (RFC 5280, 4.2.1). */
final class Usage {
    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;
    private static final int WITH_EXTENSIONS = 3;

    private Usage() {}

    /** Faults of the owner's own certificate. A server of TLS 1.2 may do with a key that only deciphers. */
    static Optional<String> ownerFault(X509Certificate certificate, Role role) {
        return allows(certificate, DIGITAL_SIGNATURE) || (role == Role.SERVER && allows(certificate, KEY_ENCIPHERMENT))
                ? Optional.empty()
                : Optional.of(Validity.name(certificate) + " is not for signing: its key usage lacks digitalSignature");
    }

    /** The purpose is the owner's and, as everywhere, a limit for all below an issuer that has one. */
    static Optional<String> purposeFault(X509Certificate certificate, Role role) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(role.oid()) || purposes.contains(ANY)
                    ? Optional.empty()
                    : Optional.of(Validity.name(certificate) + " is not for " + role.plural()
                            + ": its extended key usage lacks " + role.purpose());
        } catch (CertificateParsingException e) {
            return Optional.of(Validity.name(certificate) + " has an extended key usage that cannot be read");
        }
    }

    /**
     * Faults of one who issued others.
     *
     * @param below how many issuers that are not self-issued stand between it and the client
     */
    static Optional<String> issuerFault(X509Certificate issuer, int below) {
        int most = issuer.getBasicConstraints();
        if (most < 0) {
            return Optional.of(Validity.name(issuer) + " is not a CA but has issued a certificate");
        }
        if (!allows(issuer, KEY_CERT_SIGN)) {
            return Optional.of(
                    Validity.name(issuer) + " is not for issuing certificates: its key usage lacks keyCertSign");
        }
        return most >= below
                ? Optional.empty()
                : Optional.of("the path is too long: " + Validity.name(issuer) + " allows " + most
                        + " issuers below it, not " + below);
    }

    /** Faults of the anchor, which may be older than extensions. */
    static Optional<String> anchorFault(X509Certificate anchor, int below) {
        return anchor.getVersion() < WITH_EXTENSIONS ? Optional.empty() : issuerFault(anchor, below);
    }

    static boolean maySignRevocationLists(X509Certificate issuer) {
        return allows(issuer, CRL_SIGN);
    }

    private static boolean allows(X509Certificate certificate, int bit) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || (usage.length > bit && usage[bit]);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.jspecify.annotations.Nullable;

/** Keys and signatures that somebody could forge one day are not believed, whoever made them. */
final class Strength {
    static final int LEAST_RSA_BITS = 2_048;
    static final int LEAST_EC_BITS = 256;

    private static final Set<String> WEAK_DIGESTS = Set.of("MD2", "MD4", "MD5", "SHA1");

    private Strength() {}

    static Optional<String> keyFault(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            return fault(certificate, "an RSA key", rsa.getModulus().bitLength(), LEAST_RSA_BITS);
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return fault(certificate, "an EC key", bits, LEAST_EC_BITS);
        }
        return key instanceof EdECPublicKey
                ? Optional.empty()
                : Optional.of(Validity.name(certificate) + " has a key of the kind " + key.getAlgorithm()
                        + ", expected RSA, EC, Ed25519 or Ed448");
    }

    private static Optional<String> fault(X509Certificate certificate, String key, int bits, int least) {
        return bits >= least
                ? Optional.empty()
                : Optional.of(Validity.name(certificate) + " has " + key + " of " + bits + " bits, expected at least "
                        + least);
    }

    static Optional<String> signatureFault(X509Certificate certificate) {
        return isWeak(certificate.getSigAlgName(), certificate.getSigAlgOID(), certificate.getSigAlgParams())
                ? Optional.of(Validity.name(certificate) + " is signed by way of " + certificate.getSigAlgName()
                        + ", expected SHA-256 or better")
                : Optional.empty();
    }

    static boolean isWeak(X509CRL list) {
        return isWeak(list.getSigAlgName(), list.getSigAlgOID(), list.getSigAlgParams());
    }

    /** RSASSA-PSS has its digest in the parameters, and SHA-1 without any (RFC 4055, section 3.1). */
    private static boolean isWeak(String name, String oid, byte @Nullable [] parameters) {
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.getId().equals(oid)) {
            return parameters == null || isSha1(RSASSAPSSparams.getInstance(parameters));
        }
        String digest = name.toUpperCase(Locale.ROOT).split("WITH", 2)[0].replace("-", "");
        return WEAK_DIGESTS.contains(digest);
    }

    private static boolean isSha1(RSASSAPSSparams parameters) {
        return OIWObjectIdentifiers.idSHA1.equals(parameters.getHashAlgorithm().getAlgorithm());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;

/** Finds the certificate a private key belongs to by signing with one and verifying with the other. */
final class KeyMatch {
    private static final byte[] PROBE = "Does this key belong to this certificate?".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static Optional<X509Certificate> find(PrivateKey key, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(candidate -> belong(key, candidate.getPublicKey()))
                .findFirst();
    }

    private static boolean belong(PrivateKey key, PublicKey publicKey) {
        try {
            Signature signer = signature(publicKey.getAlgorithm());
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signed = signer.sign();
            Signature verifier = signature(publicKey.getAlgorithm());
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of unlike kinds refuse each other in many ways
        }
    }

    private static Signature signature(String keyAlgorithm) throws GeneralSecurityException {
        return switch (keyAlgorithm) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "EC", "ECDSA" -> Signature.getInstance("SHA256withECDSA");
            case "RSASSA-PSS" -> pss();
            default -> Signature.getInstance(keyAlgorithm);
        };
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }
}

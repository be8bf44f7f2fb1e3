/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Kinds of keys that are made here. The catch: {@link #ED25519} is served by {@link io.ftps.tls.TlsEngine#JDK} only, and
 * many clients cannot use it.
 */
public enum KeyAlgorithm {
    /** ECDSA on secp256r1: small, quick, and understood by every client of the last ten years. */
    EC_P256("ec-p256", "EC", "secp256r1"),
    /** ECDSA on secp384r1. */
    EC_P384("ec-p384", "EC", "secp384r1"),
    /** RSA of 2048 bits, for clients that are older than that. */
    RSA_2048("rsa-2048", "RSA", "2048"),
    /** RSA of 3072 bits. */
    RSA_3072("rsa-3072", "RSA", "3072"),
    /** RSA of 4096 bits: slow to make, and slow in each handshake. */
    RSA_4096("rsa-4096", "RSA", "4096"),
    /** EdDSA on Curve25519 (RFC 8032), served by the JDK's engine only. */
    ED25519("ed25519", "Ed25519", "Ed25519");

    private static final int LEAST_RSA_BITS = 2048;
    private static final String ED25519_NAME = "Ed25519";
    private static final Map<String, String> NAMES = Map.of(
            "1.2.840.10045.3.1.7", "EC P-256",
            "1.3.132.0.34", "EC P-384",
            "1.3.132.0.35", "EC P-521",
            "1.3.101.112", ED25519_NAME,
            "1.3.101.113", "Ed448");

    private final String text;
    private final String family;
    /** Bits of RSA, or the curve. */
    private final String size;

    KeyAlgorithm(String text, String family, String size) {
        this.text = text;
        this.family = family;
        this.size = size;
    }

    private AlgorithmParameterSpec parameters() {
        return switch (this) {
            case RSA_2048, RSA_3072, RSA_4096 ->
                new RSAKeyGenParameterSpec(Integer.parseInt(size), RSAKeyGenParameterSpec.F4);
            case EC_P256, EC_P384 -> new ECGenParameterSpec(size);
            case ED25519 -> new NamedParameterSpec(size);
        };
    }

    /** {@return the word for it on a command line, such as {@code ec-p256}} */
    public String text() {
        return text;
    }

    /**
     * Understands {@link #text()}.
     *
     * @param text such as {@code rsa-3072}
     * @return the kind
     * @throws IllegalArgumentException naming those there are
     */
    public static KeyAlgorithm parse(String text) {
        return Arrays.stream(values())
                .filter(known -> known.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no kind of key (expected: "
                        + Arrays.stream(values()).map(KeyAlgorithm::text).collect(Collectors.joining(", ")) + ")."));
    }

    /**
     * Makes a key. Takes a millisecond of computing, for RSA up to some seconds.
     *
     * @return a new key, in memory only
     */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(parameters());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A key " + text + " cannot be made (expected: a Java platform with " + family + ").", e);
        }
    }

    /**
     * Says in a few characters what a public key is.
     *
     * @param key of any kind
     * @return such as {@code RSA 2048} or {@code EC P-256}
     */
    public static String describe(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return key.getAlgorithm() + " " + rsa.getModulus().bitLength();
        }
        return Optional.ofNullable(NAMES.get(identifier(key))).orElse(key.getAlgorithm());
    }

    /** Whether nobody should sign a certificate for such a key any more. */
    static boolean isWeak(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() < LEAST_RSA_BITS
                : !NAMES.containsKey(identifier(key));
    }

    /** How such a key signs certificates: by a digest as strong as itself. */
    static String signature(PublicKey key) {
        return switch (describe(key)) {
            case "EC P-256" -> "SHA256withECDSA";
            case "EC P-384" -> "SHA384withECDSA";
            case "EC P-521" -> "SHA512withECDSA";
            case ED25519_NAME -> ED25519_NAME;
            case "Ed448" -> "Ed448";
            default -> "SHA256with" + key.getAlgorithm();
        };
    }

    /** The curve of a key if it has one (RFC 5480, RFC 8410), else its algorithm. */
    private static String identifier(PublicKey key) {
        var algorithm = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                ? curve.getId()
                : algorithm.getAlgorithm().getId();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The kind of the key in a certificate, by its object identifier; what people have certificates for comes first. How a kind
 * signs stands in {@link SignatureScheme}, what it needs before TLS 1.3 in {@link CipherSuite}.
 */
enum KeyKind {
    P256("1.2.840.10045.3.1.7", "EC", "an EC key on secp256r1"),
    RSA("1.2.840.113549.1.1.1", "RSA", "an RSA key"),
    P384("1.3.132.0.34", "EC", "an EC key on secp384r1"),
    P521("1.3.132.0.35", "EC", "an EC key on secp521r1"),
    ED25519("1.3.101.112", "EdDSA", "an Ed25519 key"),
    ED448("1.3.101.113", "EdDSA", "an Ed448 key"),
    /** For RSASSA-PSS only. */
    RSA_PSS("1.2.840.113549.1.1.10", "RSASSA-PSS", "an RSASSA-PSS key"),
    /** A key no TLS of ours signs with. */
    OTHER("", "", "a key of another kind");

    private final String identifier;
    private final String algorithm;
    private final String words;

    KeyKind(String identifier, String algorithm, String words) {
        this.identifier = identifier;
        this.algorithm = algorithm;
        this.words = words;
    }

    /** A key is named by its algorithm, or by its curve if it has one (RFC 5480, RFC 8410). */
    static KeyKind of(PublicKey key) {
        AlgorithmIdentifier algorithm =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        String name = algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                ? curve.getId()
                : algorithm.getAlgorithm().getId();
        return Arrays.stream(values())
                .filter(kind -> kind.identifier.equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** The group that a client needs before TLS 1.3 to verify with such a key (RFC 8422, section 5.1). */
    Optional<KeyGroup> curve() {
        return switch (this) {
            case P256 -> Optional.of(KeyGroup.SECP256R1);
            case P384 -> Optional.of(KeyGroup.SECP384R1);
            case P521 -> Optional.of(KeyGroup.SECP521R1);
            case RSA, ED25519, ED448, RSA_PSS, OTHER -> Optional.empty();
        };
    }

    /** As the JDK names the algorithm, which several kinds may share. */
    String algorithm() {
        return algorithm;
    }

    /** With its article, for sentences. */
    String inWords() {
        return words;
    }
}

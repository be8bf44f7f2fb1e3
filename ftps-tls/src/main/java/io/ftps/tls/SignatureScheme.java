/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.TlsVersion.TLS_1_2;
import static io.ftps.tls.TlsVersion.TLS_1_3;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a server signs its handshake with an RSA or ECDSA key (RFC 8446, section 4.2.3), under the names of IANA. */
enum SignatureScheme {
    ECDSA_SECP256R1_SHA256(0x0403, "EC", 256, TLS_1_3),
    ECDSA_SECP384R1_SHA384(0x0503, "EC", 384, TLS_1_3),
    ECDSA_SECP521R1_SHA512(0x0603, "EC", 521, TLS_1_3),
    RSA_PSS_RSAE_SHA256(0x0804, "RSA", 0, TLS_1_3),
    RSA_PSS_RSAE_SHA384(0x0805, "RSA", 0, TLS_1_3),
    RSA_PSS_RSAE_SHA512(0x0806, "RSA", 0, TLS_1_3),
    RSA_PKCS1_SHA256(0x0401, "RSA", 0, TLS_1_2),
    RSA_PKCS1_SHA384(0x0501, "RSA", 0, TLS_1_2),
    RSA_PKCS1_SHA512(0x0601, "RSA", 0, TLS_1_2),
    /** Broken. */
    ECDSA_SHA1(0x0203, "EC", 0, TLS_1_2),
    /** Broken. */
    RSA_PKCS1_SHA1(0x0201, "RSA", 0, TLS_1_2);

    /** What a TLS 1.2 client can verify that does not say what it can verify. */
    static final List<Integer> UNSAID = List.of(ECDSA_SHA1.code, RSA_PKCS1_SHA1.code);

    private final int code;
    private final String keyAlgorithm;
    private final int curveBits;
    private final TlsVersion until;

    SignatureScheme(int code, String keyAlgorithm, int curveBits, TlsVersion until) {
        this.code = code;
        this.keyAlgorithm = keyAlgorithm;
        this.curveBits = curveBits;
        this.until = until;
    }

    /** As IANA writes it. */
    String standardName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int code() {
        return code;
    }

    /** The curve of the key that signs so, if it must be a certain one. */
    Optional<KeyGroup> curve() {
        return KeyGroup.ofBits(curveBits);
    }

    boolean isSha1() {
        return UNSAID.contains(code);
    }

    boolean fits(TlsVersion version) {
        return version == TLS_1_2 || (version == TLS_1_3 && until == TLS_1_3);
    }

    /** Whether a key can sign so. The JDK ties each scheme of ECDSA to one curve in TLS 1.2 too, as TLS 1.3 does. */
    boolean fits(SigningKey key, TlsVersion version) {
        return fits(version)
                && key.algorithm().equals(keyAlgorithm)
                && (curve().isEmpty() || curve().equals(key.curve()));
    }

    /** What a number on the wire stands for, for people. */
    static String describe(int code) {
        return Stream.of(values())
                .filter(known -> known.code == code)
                .findFirst()
                .map(SignatureScheme::standardName)
                .orElseGet(() -> String.format(Locale.ROOT, "0x%04x", code));
    }
}

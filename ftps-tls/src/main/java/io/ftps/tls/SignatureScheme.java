/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.TlsVersion.TLS_1_2;
import static io.ftps.tls.TlsVersion.TLS_1_3;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a server signs its handshake (RFC 8446, section 4.2.3), under the names of IANA, and with which kinds of key. TLS 1.2
 * itself would let each curve sign over each hash; the JDK ties both in TLS 1.2 too, and so do we on both engines.
 */
enum SignatureScheme {
    ECDSA_SECP256R1_SHA256(0x0403, TLS_1_3, KeyKind.P256),
    ECDSA_SECP384R1_SHA384(0x0503, TLS_1_3, KeyKind.P384),
    ECDSA_SECP521R1_SHA512(0x0603, TLS_1_3, KeyKind.P521),
    RSA_PSS_RSAE_SHA256(0x0804, TLS_1_3, KeyKind.RSA),
    RSA_PSS_RSAE_SHA384(0x0805, TLS_1_3, KeyKind.RSA),
    RSA_PSS_RSAE_SHA512(0x0806, TLS_1_3, KeyKind.RSA),
    RSA_PKCS1_SHA256(0x0401, TLS_1_2, KeyKind.RSA),
    RSA_PKCS1_SHA384(0x0501, TLS_1_2, KeyKind.RSA),
    RSA_PKCS1_SHA512(0x0601, TLS_1_2, KeyKind.RSA),
    ED25519(0x0807, TLS_1_3, KeyKind.ED25519),
    ED448(0x0808, TLS_1_3, KeyKind.ED448),
    RSA_PSS_PSS_SHA256(0x0809, TLS_1_3, KeyKind.RSA_PSS),
    RSA_PSS_PSS_SHA384(0x080a, TLS_1_3, KeyKind.RSA_PSS),
    RSA_PSS_PSS_SHA512(0x080b, TLS_1_3, KeyKind.RSA_PSS),
    /** Broken. */
    ECDSA_SHA1(0x0203, TLS_1_2, KeyKind.P256) {
        /** From a time when the hash had nothing to do with the curve. */
        @Override
        boolean fits(KeyKind other) {
            return other.curve().isPresent();
        }
    },
    /** Broken. */
    RSA_PKCS1_SHA1(0x0201, TLS_1_2, KeyKind.RSA);

    /** What a TLS 1.2 client can verify that does not say what it can verify (RFC 5246, section 7.4.1.4.1). */
    static final List<Integer> UNSAID = List.of(ECDSA_SHA1.code, RSA_PKCS1_SHA1.code);

    private final int code;
    private final TlsVersion until;
    private final KeyKind kind;

    SignatureScheme(int code, TlsVersion until, KeyKind kind) {
        this.code = code;
        this.until = until;
        this.kind = kind;
    }

    /** As IANA writes it. */
    String standardName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int code() {
        return code;
    }

    boolean isSha1() {
        return UNSAID.contains(code);
    }

    /** Before TLS 1.2 there is no choice. */
    boolean fits(TlsVersion version) {
        return version == TLS_1_2 || (version == TLS_1_3 && until == TLS_1_3);
    }

    boolean fits(KeyKind other) {
        return other == kind;
    }

    /** Whether a key can sign so where there are these groups only: on a curve that is none of them the JDK does not sign. */
    boolean fits(List<KeyGroup> groups) {
        return Stream.of(KeyKind.values())
                .filter(this::fits)
                .anyMatch(other -> other.curve().map(groups::contains).orElse(true));
    }

    /** The names of all schemes by their numbers on the wire. */
    static Map<Integer, String> names() {
        return Stream.of(values()).collect(Collectors.toMap(SignatureScheme::code, SignatureScheme::standardName));
    }
}

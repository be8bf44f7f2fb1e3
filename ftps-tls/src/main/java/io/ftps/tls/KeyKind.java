/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What a key signs with, and so which clients can verify it. One line for each kind: its object identifier, the suites
 * that need it in TLS 1.2, its group, its signature schemes in TLS 1.3, and those that TLS 1.2 has besides.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of never change
enum KeyKind {
    RSA(
            "1.2.840.113549.1.1.1",
            Suites.RSA,
            Group.NONE,
            List.of(0x0804, 0x0805, 0x0806),
            List.of(0x0401, 0x0501, 0x0601, 0x0201)),
    RSA_PSS("1.2.840.113549.1.1.10", Suites.RSA, Group.NONE, List.of(0x0809, 0x080a, 0x080b), List.of()),
    P256("1.2.840.10045.3.1.7", Suites.ECDSA, Group.SECP256R1, List.of(0x0403), List.of(0x0503, 0x0603, 0x0203)),
    P384("1.3.132.0.34", Suites.ECDSA, Group.SECP384R1, List.of(0x0503), List.of(0x0403, 0x0603, 0x0203)),
    P521("1.3.132.0.35", Suites.ECDSA, Group.SECP521R1, List.of(0x0603), List.of(0x0403, 0x0503, 0x0203)),
    ED25519("1.3.101.112", Suites.ECDSA, Group.NONE, List.of(0x0807), List.of()),
    ED448("1.3.101.113", Suites.ECDSA, Group.NONE, List.of(0x0808), List.of()),
    /** A key no TLS of ours signs with. */
    OTHER("", Suites.NONE, Group.NONE, List.of(), List.of());

    /** How good an agreement has to be. */
    enum Standard {
        /** Authenticated encryption and SHA-2, which every profile has. */
        MODERN,
        /** Also CBC suites and SHA-1, which the engine may refuse. */
        OLD
    }

    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;

    /** What a client means that sends no signature algorithms (RFC 5246, section 7.4.1.4.1). */
    private static final List<Integer> SHA1 = List.of(0x0201, 0x0203);

    private final String identifier;
    private final Suites suites;
    private final Group group;
    private final List<Integer> schemes;
    private final List<Integer> olderSchemes;

    KeyKind(String identifier, Suites suites, Group group, List<Integer> schemes, List<Integer> olderSchemes) {
        this.identifier = identifier;
        this.suites = suites;
        this.group = group;
        this.schemes = schemes;
        this.olderSchemes = olderSchemes;
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

    /** Whether a client can use such a key, in the newest version that it offers and we have. */
    boolean fits(ClientHello hello, Standard standard) {
        if (hello.versions().contains(TLS_1_3)) {
            return common(schemes, hello.signatureSchemes());
        }
        return common(suites.upTo(standard), hello.cipherSuites())
                && common(schemesUpTo(standard), offeredBefore13(hello))
                && group.isIn(hello.groups());
    }

    private List<Integer> schemesUpTo(Standard standard) {
        return switch (standard) {
            case MODERN ->
                joined(schemes, olderSchemes).stream()
                        .filter(scheme -> !SHA1.contains(scheme))
                        .toList();
            case OLD -> joined(schemes, olderSchemes);
        };
    }

    private static List<Integer> offeredBefore13(ClientHello hello) {
        boolean said =
                hello.versions().contains(TLS_1_2) && !hello.signatureSchemes().isEmpty();
        return said ? hello.signatureSchemes() : SHA1;
    }

    private static boolean common(List<Integer> ours, List<Integer> theirs) {
        return !Collections.disjoint(ours, theirs);
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The curve of a key, which a client of TLS 1.2 has to know as a group (RFC 8422, section 5.1). */
    private enum Group {
        NONE(0),
        SECP256R1(23),
        SECP384R1(24),
        SECP521R1(25);

        private final int number;

        Group(int number) {
            this.number = number;
        }

        /** A client that names no group leaves the choice to us. */
        boolean isIn(List<Integer> offered) {
            return this == NONE || offered.isEmpty() || offered.contains(number);
        }
    }

    /** Suites of TLS 1.2 and before, by the key that signs or, in the oldest, decrypts. */
    private enum Suites {
        NONE(List.of(), List.of()),
        ECDSA(List.of(0xc02b, 0xc02c, 0xcca9, 0xc0ac, 0xc0ad), List.of(0xc009, 0xc00a, 0xc023, 0xc024, 0xc008)),
        RSA(
                List.of(0xc02f, 0xc030, 0xcca8),
                List.of(
                        0xc013, 0xc014, 0xc027, 0xc028, 0xc012, 0x009e, 0x009f, 0xccaa, 0x0033, 0x0039, 0x0067, 0x006b,
                        0x009c, 0x009d, 0x002f, 0x0035, 0x003c, 0x003d, 0x000a));

        private final List<Integer> modern;
        private final List<Integer> old;

        Suites(List<Integer> modern, List<Integer> old) {
            this.modern = modern;
            this.old = old;
        }

        List<Integer> upTo(Standard standard) {
            return switch (standard) {
                case MODERN -> modern;
                case OLD -> joined(modern, old);
            };
        }
    }
}

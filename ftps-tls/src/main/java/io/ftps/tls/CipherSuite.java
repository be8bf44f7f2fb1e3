/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.TlsVersion.TLS_1_0;
import static io.ftps.tls.TlsVersion.TLS_1_2;
import static io.ftps.tls.TlsVersion.TLS_1_3;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cipher suites a profile can have, by their IANA names, in the order of our preference. No other is ever negotiated. */
enum CipherSuite {
    TLS_AES_128_GCM_SHA256(0x1301, KeyExchange.ANY, TLS_1_3),
    TLS_AES_256_GCM_SHA384(0x1302, KeyExchange.ANY, TLS_1_3),
    TLS_CHACHA20_POLY1305_SHA256(0x1303, KeyExchange.ANY, TLS_1_3),
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xc02b, KeyExchange.ECDHE_ECDSA, TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xc02f, KeyExchange.ECDHE_RSA, TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xc02c, KeyExchange.ECDHE_ECDSA, TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xc030, KeyExchange.ECDHE_RSA, TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xcca9, KeyExchange.ECDHE_ECDSA, TLS_1_2),
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xcca8, KeyExchange.ECDHE_RSA, TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256(0xc023, KeyExchange.ECDHE_ECDSA, TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256(0xc027, KeyExchange.ECDHE_RSA, TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384(0xc024, KeyExchange.ECDHE_ECDSA, TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384(0xc028, KeyExchange.ECDHE_RSA, TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xc009, KeyExchange.ECDHE_ECDSA, TLS_1_0),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xc013, KeyExchange.ECDHE_RSA, TLS_1_0),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xc00a, KeyExchange.ECDHE_ECDSA, TLS_1_0),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xc014, KeyExchange.ECDHE_RSA, TLS_1_0),
    TLS_RSA_WITH_AES_128_GCM_SHA256(0x009c, KeyExchange.RSA, TLS_1_2),
    TLS_RSA_WITH_AES_256_GCM_SHA384(0x009d, KeyExchange.RSA, TLS_1_2),
    TLS_RSA_WITH_AES_128_CBC_SHA256(0x003c, KeyExchange.RSA, TLS_1_2),
    TLS_RSA_WITH_AES_256_CBC_SHA256(0x003d, KeyExchange.RSA, TLS_1_2),
    TLS_RSA_WITH_AES_128_CBC_SHA(0x002f, KeyExchange.RSA, TLS_1_0),
    TLS_RSA_WITH_AES_256_CBC_SHA(0x0035, KeyExchange.RSA, TLS_1_0);

    /** How keys are agreed upon, and what the server's own key must be. */
    enum KeyExchange {
        /** TLS 1.3: groups and signatures are negotiated apart from the suite. */
        ANY,
        ECDHE_ECDSA,
        ECDHE_RSA,
        /** The client encrypts to the server's key: whoever gets that key later can read everything. */
        RSA
    }

    private final int code;
    private final KeyExchange keyExchange;
    private final TlsVersion since;

    CipherSuite(int code, KeyExchange keyExchange, TlsVersion since) {
        this.code = code;
        this.keyExchange = keyExchange;
        this.since = since;
    }

    int code() {
        return code;
    }

    KeyExchange keyExchange() {
        return keyExchange;
    }

    /** Whether the suite can be negotiated in a version: those of TLS 1.3 and all others are strangers to each other. */
    boolean fits(TlsVersion version) {
        return (keyExchange == KeyExchange.ANY) == (version == TLS_1_3) && version.compareTo(since) >= 0;
    }

    boolean isGcm() {
        return name().contains("_GCM_");
    }

    boolean isAead() {
        return isGcm() || name().contains("_POLY1305_");
    }

    boolean fits(KeyKind kind) {
        return switch (keyExchange) {
            case ANY -> true;
            case ECDHE_ECDSA -> kind.curve().isPresent() || kind == KeyKind.ED25519 || kind == KeyKind.ED448;
            case ECDHE_RSA -> kind == KeyKind.RSA || kind == KeyKind.RSA_PSS;
            case RSA -> kind == KeyKind.RSA;
        };
    }

    /** The names of all suites by their numbers on the wire. */
    static Map<Integer, String> names() {
        return Stream.of(values()).collect(Collectors.toMap(CipherSuite::code, CipherSuite::name));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups in which keys are agreed upon (RFC 8446, section 4.2.7), in the order of our preference. */
enum KeyGroup {
    /** X25519 and ML-KEM-768 at once, against those who record today and have a quantum computer one day. */
    X25519MLKEM768("X25519MLKEM768", 0x11ec),
    X25519("x25519", 0x001d),
    SECP256R1("secp256r1", 0x0017),
    SECP384R1("secp384r1", 0x0018),
    SECP521R1("secp521r1", 0x0019);

    private final String standardName;
    private final int code;

    KeyGroup(String standardName, int code) {
        this.standardName = standardName;
        this.code = code;
    }

    /** As IANA, the JDK and Netty know it. */
    String standardName() {
        return standardName;
    }

    int code() {
        return code;
    }

    /** The hybrid group exists in TLS 1.3 only. */
    boolean fits(TlsVersion version) {
        return this != X25519MLKEM768 || version == TlsVersion.TLS_1_3;
    }

    /** The names of all groups by their numbers on the wire. */
    static Map<Integer, String> names() {
        return Stream.of(values()).collect(Collectors.toMap(KeyGroup::code, KeyGroup::standardName));
    }
}

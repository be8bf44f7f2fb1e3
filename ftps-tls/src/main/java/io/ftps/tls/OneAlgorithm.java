/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Clients that can use keys of one algorithm only, and all that is modern of it. */
final class OneAlgorithm {
    private OneAlgorithm() {}

    /** The hello of such a client in a version; both have their JDK names. */
    static ClientHello hello(ConnectionOrigin origin, Optional<String> serverName, String protocol, String algorithm) {
        TlsVersion version = protocol.equals(TlsVersion.TLS_1_3.protocol()) ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
        List<KeyKind> kinds = Stream.of(KeyKind.values())
                .filter(kind -> kind.algorithm().equals(algorithm))
                .toList();
        return new ClientHello(
                origin,
                serverName,
                List.of(version.code()),
                Terms.MODERN.suites().stream()
                        .filter(suite -> suite.fits(version) && kinds.stream().anyMatch(suite::fits))
                        .map(CipherSuite::code)
                        .toList(),
                Terms.MODERN.schemes().stream()
                        .filter(scheme -> scheme.fits(version) && kinds.stream().anyMatch(scheme::fits))
                        .map(SignatureScheme::code)
                        .toList(),
                List.of(),
                List.of());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Optional;

/**
 * What a client says before any certificate is shown: the facts a {@link CertificateSelector} decides by. Nothing in it
 * is proven. Values the client makes up to test servers (GREASE, RFC 8701) are kept.
 *
 * @param origin where the connection came in
 * @param serverName the name of the server name indication, lower case, without the dot of the root, only letters, digits,
 *     {@code . - _}; empty when the client sent none (RFC 6066, section 3)
 * @param versions protocol versions offered, as on the wire (0x0303 is TLS 1.2, 0x0304 is TLS 1.3)
 * @param cipherSuites cipher suites offered, as on the wire, in the client's order
 * @param signatureSchemes signature algorithms the client can verify, as on the wire (RFC 8446, section 4.2.3)
 * @param groups key exchange groups offered, as on the wire
 * @param applicationProtocols ALPN names offered (RFC 7301); bytes above 127 are kept as Latin-1
 */
public record ClientHello(
        ConnectionOrigin origin,
        Optional<String> serverName,
        List<Integer> versions,
        List<Integer> cipherSuites,
        List<Integer> signatureSchemes,
        List<Integer> groups,
        List<String> applicationProtocols) {
    /**
     * Copies the lists, and puts the name into the form in which names are compared.
     *
     * @param origin where the connection came in
     * @param serverName the name asked for
     * @param versions protocol versions
     * @param cipherSuites cipher suites
     * @param signatureSchemes signature algorithms
     * @param groups key exchange groups
     * @param applicationProtocols ALPN names
     */
    public ClientHello {
        serverName = serverName.map(DnsNames::normalized);
        versions = List.copyOf(versions);
        cipherSuites = List.copyOf(cipherSuites);
        signatureSchemes = List.copyOf(signatureSchemes);
        groups = List.copyOf(groups);
        applicationProtocols = List.copyOf(applicationProtocols);
    }
}

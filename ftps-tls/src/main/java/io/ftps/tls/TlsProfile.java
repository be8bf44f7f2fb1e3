/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;

/**
 * What is negotiated, under a dated name: a profile never changes its meaning, a newer one gets a newer name.
 *
 * <table>
 *   <caption>Profiles</caption>
 *   <tr><th>name</th><th>versions</th><th>suites, best first</th></tr>
 *   <tr><td>{@code modern-2026}</td><td>TLS 1.3, TLS 1.2</td>
 *       <td>AES-128-GCM, AES-256-GCM, ChaCha20-Poly1305; in TLS 1.2 only with ECDHE</td></tr>
 * </table>
 *
 * <p>The catch: in TLS 1.3 BoringSSL follows the client's order instead of ours, and security properties of the JVM can
 * take suites away from the JDK's engine.
 */
public final class TlsProfile {
    private static final TlsProfile MODERN_2026 = new TlsProfile(
            "modern-2026",
            List.of("TLSv1.3", "TLSv1.2"),
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));

    private final String name;
    private final List<String> protocols;
    private final List<String> cipherSuites;

    private TlsProfile(String name, List<String> protocols, List<String> cipherSuites) {
        this.name = name;
        this.protocols = protocols;
        this.cipherSuites = cipherSuites;
    }

    /** {@return the default: TLS 1.3 and 1.2, authenticated encryption and forward secrecy only} */
    public static TlsProfile modern2026() {
        return MODERN_2026;
    }

    /** {@return the dated name, such as {@code modern-2026}} */
    public String name() {
        return name;
    }

    /** {@return versions by their JDK names, newest first} */
    public List<String> protocols() {
        return protocols;
    }

    /** {@return suites by their IANA names in the server's order of preference} */
    public List<String> cipherSuites() {
        return cipherSuites;
    }

    @Override
    public String toString() {
        return name;
    }
}

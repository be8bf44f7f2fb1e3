/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/** What a server makes of a {@link ClientHello}; see {@link TlsProfile#explain}. */
public sealed interface HelloVerdict {
    /** The rules a client can fail, in the order they are held against it. */
    enum Rule {
        /** The client offers protocols by ALPN, and none of ours. */
        APPLICATION_PROTOCOL,
        /** No certificate is served under the name the client asks for. */
        SERVER_NAME,
        /** There is no certificate at all for this client. */
        CERTIFICATE,
        /** No version in common. */
        VERSION,
        /** No cipher suite in common in the newest common version. */
        CIPHER_SUITE,
        /** The client cannot use the kind of key in the certificate. */
        KEY_TYPE,
        /** No group for the key exchange in common. */
        GROUP,
        /** No way to sign the handshake in common. */
        SIGNATURE_SCHEME
    }

    /**
     * The client is served. A hello says much, but not all: a client may still not believe the certificate. In TLS 1.3
     * BoringSSL may agree to another suite of the profile than this one.
     *
     * @param version the newest in common
     * @param cipherSuite the best in common, by its IANA name
     * @param group the best in common; none where the suite needs none
     * @param signatureScheme how the server signs; none where the suite or the version needs none
     */
    record Admitted(TlsVersion version, String cipherSuite, Optional<String> group, Optional<String> signatureScheme)
            implements HelloVerdict {}

    /**
     * The client is refused.
     *
     * @param rule the first that it fails
     * @param sentence what the client offers and what was expected
     * @param relaxation the least that would have to be allowed; empty if nothing this program knows would help
     */
    record Refused(Rule rule, String sentence, Optional<String> relaxation) implements HelloVerdict {
        /** {@return both in one line for an operator's log; nothing in it can forge another line} */
        public String reason() {
            return sentence
                    + relaxation
                            .map(least -> " The smallest relaxation is " + least + ".")
                            .orElse(" Nothing can be relaxed to admit it.");
        }
    }
}

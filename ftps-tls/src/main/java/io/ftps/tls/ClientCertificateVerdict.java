/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** What a {@link ClientCertificateVerifier} thinks of a client's certificate. */
public sealed interface ClientCertificateVerdict {
    /** It is believed: the client is who the certificate names. */
    record Accepted() implements ClientCertificateVerdict {}

    /** Nobody vouches for it. It identifies nobody, and only {@link ClientCertificatePolicy#REQUIRE} ends the connection. */
    record Unknown() implements ClientCertificateVerdict {}

    /**
     * It must not be used, because it was revoked for instance. Whoever presents it is not let in at all.
     *
     * @param reason for the operator's log: what is wrong, in a few words and without a period
     */
    record Refused(String reason) implements ClientCertificateVerdict {}
}

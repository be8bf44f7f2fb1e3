/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** What becomes of a client under {@link ClientCertificatePolicy#REQUIRE} whose certificate nobody vouches for. */
public enum UnknownCertificates {
    /** The connection ends. This is the default. */
    END_THE_SESSION,
    /**
     * It is let in with the verdict {@link ClientCertificateVerdict.Unknown}, so that somebody can look at the certificate
     * and know it the next time. The catch: who lets it in must let it do nothing.
     */
    LET_IN_UNTRUSTED
}

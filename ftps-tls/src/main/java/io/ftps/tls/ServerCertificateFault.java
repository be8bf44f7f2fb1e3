/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/**
 * One reason not to believe a server, found by its client.
 *
 * @param kind which rule is broken
 * @param sentence for a person: what is wrong with the certificate, names and dates in it
 */
public record ServerCertificateFault(Kind kind, String sentence) {
    /** Which rule is broken. */
    public enum Kind {
        /** Its last day is over. */
        EXPIRED,
        /** Its first day is still to come. */
        NOT_YET_VALID,
        /** It is for other names (RFC 9525). */
        WRONG_NAME,
        /** Nobody vouches for it but itself. */
        SELF_SIGNED,
        /** Whoever vouches for it is not known here. */
        UNKNOWN_AUTHORITY,
        /** Its issuer took it back. */
        REVOKED,
        /** Whether its issuer took it back cannot be told now. */
        REVOCATION_UNKNOWN,
        /** It, or who issued it, breaks another rule of RFC 5280, or is too weak. */
        UNSUITABLE,
        /** It is another one than the one that is pinned for this server. */
        NOT_PINNED
    }
}

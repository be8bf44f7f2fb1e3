/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

/** Of which certificates it is asked whether they are revoked. */
public enum CheckedCertificates {
    /** The client's own, for authorities that say nothing of the issuers below them. */
    CLIENT_ONLY,
    /** All below the anchor. This is the default. */
    ALL_BELOW_THE_ANCHOR
}

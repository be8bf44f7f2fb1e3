/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What ends an upload under TLS, so that it is taken for whole. RFC 8446, section 6.1. */
public enum UploadEnd {
    /** close_notify. An upload that ends otherwise was cut off, by whomever: 426, and nothing is published. */
    CLOSE_NOTIFY,
    /**
     * A bare FIN will do too, for clients that know no better. Whoever sits between can end an upload at any byte, and the piece is
     * published as if it were the whole.
     */
    DANGEROUS_BARE_FIN
}

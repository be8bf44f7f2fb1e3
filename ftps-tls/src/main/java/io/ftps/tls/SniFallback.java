/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** What a client gets that names no server, or one that is not ours. */
public enum SniFallback {
    /** The first certificate of the list whose kind of key the client can use. */
    DEFAULT,
    /** The alert unrecognized_name (RFC 6066, section 3): clients that send no name at all cannot connect either. */
    REJECT
}

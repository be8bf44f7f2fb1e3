/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** How bytes of a file look on the wire. RFC 959, section 3.1.1. */
public enum TransferType {
    /** TYPE A: lines end in CR LF. */
    ASCII,
    /** TYPE I and L 8: as they are. */
    IMAGE
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What a listener demands of data connections. RFC 4217, section 9. */
public enum DataProtection {
    /** Data connections are encrypted: PROT C is refused with 534, a transfer without PROT P with 522. */
    PRIVATE_ONLY,
    /** The client chooses by PROT; names of files and their bytes may cross the network in clear. */
    CLIENT_CHOICE;

    /**
     * What two together demand.
     *
     * @param other of somebody else
     * @return the stricter of the two
     */
    public DataProtection tightenedBy(DataProtection other) {
        return this == PRIVATE_ONLY ? this : other;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What ties an encrypted data connection to its control connection, beyond the peer's address. */
public enum DataBinding {
    /** Nothing is looked at. */
    OFF,
    /** A resumed TLS session is noted in the transfer's event; one that is not resumed is served all the same. */
    PREFER
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What ties an encrypted data connection to its control connection, beyond the peer's address; each constant asks more. */
public enum DataBinding {
    /** Nothing is looked at. */
    OFF,
    /** A resumed TLS session is noted in the transfer's event; one that is not resumed is served all the same. */
    PREFER,
    /**
     * Every data connection must resume the TLS session of its own control connection; any other, and one in clear, is
     * answered with 522. Stops whoever connects to a passive port before the client does, also from the client's address.
     * The catch: clients that cannot resume, such as Python's ftplib, transfer nothing here.
     */
    REQUIRE;

    /**
     * What two together demand.
     *
     * @param other of somebody else
     * @return the stricter of the two
     */
    public DataBinding tightenedBy(DataBinding other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/**
 * What ties an encrypted data connection to its control connection, beyond the peer's address; each constant asks more. Where
 * the client presented a certificate on the control connection, each of its encrypted data connections must present the same
 * one or resume the TLS session, whatever is chosen here; any other is answered with 522.
 */
public enum DataBinding {
    /** Nothing else is looked at. The only choice for TLS that shares one context between all clients. */
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

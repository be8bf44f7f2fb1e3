/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** What ties a side channel to its own main channel, the weakest first. */
public enum ResumptionLevel {
    /** A full handshake: nothing ties it to the main channel. Main channels always have this level. */
    NONE,
    /**
     * A full handshake with the certificate that the client presented on the main channel: somebody who has its key, though
     * perhaps on another connection.
     */
    SAME_CERTIFICATE,
    /**
     * A session of this connection was resumed, but a stranger who made a full handshake on an earlier side channel could
     * have got a ticket too. Good for a log line, not for a decision. {@link SideHandshakes#RESUMED_ONLY} avoids it.
     */
    UNPROVEN,
    /** The session resumed is the main channel's own: whoever is at the other end holds the main channel's secrets. */
    PROVEN
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** What is known about a side channel's handshake: whether it resumed the session of its own main channel. */
public enum ResumptionLevel {
    /** A full handshake: nothing ties it to the main channel. */
    NONE,
    /** The engine says that a session was resumed, but a stranger's ticket cannot be ruled out. */
    UNPROVEN,
    /** The session resumed is the main channel's own. */
    PROVEN
}

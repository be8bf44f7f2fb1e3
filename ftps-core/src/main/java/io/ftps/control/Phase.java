/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

/** What a session does at the moment. */
enum Phase {
    /** The handshake runs, or waits for its turn. */
    AWAITING_TLS,
    /** A reply must be read by the client before the next command is. */
    AWAITING_WRITABLE,
    /** The next line is awaited. */
    AWAITING_LINE,
    /** A command or its transfer runs, or its answer is delayed. */
    RUNNING,
    /** close_notify is awaited before the connection goes on in clear. */
    LEAVING_TLS,
    /** The last bytes go out. */
    CLOSING;

    boolean isChangingTls() {
        return this == AWAITING_TLS || this == LEAVING_TLS;
    }
}

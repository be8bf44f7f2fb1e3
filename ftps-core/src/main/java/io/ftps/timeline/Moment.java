/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import java.time.Duration;

/**
 * What happened once in a session: one row of the drawing.
 *
 * @param at since the session began
 * @param kind what it was
 * @param text what to say of it
 */
record Moment(Duration at, Kind kind, String text) {
    /** Who acts, and on which channel. */
    enum Kind {
        /** The client says something on the control connection. */
        COMMAND,
        /** The server answers well. */
        REPLY,
        /** The server answers that something is wrong. */
        BAD_REPLY,
        /** Something becomes true of the control connection. */
        NOTE,
        /** Something goes wrong there. */
        FAULT,
        /** A transfer begins. */
        TRANSFER_BEGINS,
        /** A data connection comes. */
        DATA_CONNECTION,
        /** Something becomes true of the data connection. */
        DATA_NOTE,
        /** A transfer ends well. */
        TRANSFER_COMPLETE,
        /** A transfer ends otherwise. */
        TRANSFER_FAILED
    }
}

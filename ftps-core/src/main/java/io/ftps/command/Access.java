/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/** What must have happened before a command is served. */
public enum Access {
    /** Nothing. */
    BEFORE_AUTH,
    /** TLS, where the listener demands it. */
    BEFORE_LOGIN,
    /** A login. */
    LOGGED_IN
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** Why a session ended. */
public enum CloseReason {
    /** QUIT, or REIN behind CCC. */
    QUIT,
    /** The client closed or lost the connection. */
    CLIENT_GONE,
    /** TLS did not come about, broke, or did not end as REIN and CCC need it. */
    TLS_FAILED,
    /** The client's certificate was not accepted. */
    CLIENT_CERTIFICATE_REFUSED,
    /** Bytes in clear behind AUTH: somebody injects commands. RFC 4217, section 15. */
    INJECTION,
    /** Nobody logged in in time. */
    LOGIN_TIMEOUT,
    /** No command in time. */
    IDLE_TIMEOUT,
    /** A storage, or who decides about logins, did not come back in time. */
    COMMAND_TIMEOUT,
    /** Too many wrong logins. */
    LOGIN_FAILURES,
    /** Too many wrong logins came from the client's address. */
    ADDRESS_BANNED,
    /** Who decides about logins was too busy, or failed. */
    LOGINS_UNAVAILABLE,
    /** Too many bad commands before login. */
    BAD_COMMANDS,
    /** Before login the client spoke HTTP, SMTP or TLS where commands are expected. It was told nothing. */
    FOREIGN_PROTOCOL,
    /** A limit on the number of sessions. */
    TOO_MANY_SESSIONS,
    /** The client's certificate is not accepted any more. */
    CERTIFICATE_REVOKED,
    /** The user may not be logged in any more. */
    USER_REVOKED,
    /** The operator ended the session. */
    CLOSED_BY_OPERATOR,
    /** The server stops. */
    SERVER_STOPS,
    /** A fault of ours; the log has it. */
    FAULT
}

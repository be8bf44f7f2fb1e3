/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/** The reply codes of RFC 959, 2228, 2389, 2428, 3659 and 4217 that are sent here. */
public enum ReplyCode {
    /** The data connection is about to open. RFC 959. */
    FILE_STATUS_OK(150),
    /** Done. RFC 959. */
    OK(200),
    /** Not needed here. RFC 959. */
    SUPERFLUOUS(202),
    /** State of the server; the list of features of RFC 2389. */
    SYSTEM_STATUS(211),
    /** State of a directory. RFC 959. */
    DIRECTORY_STATUS(212),
    /** State of a file; answers SIZE, MDTM, MFMT. RFC 959, 3659. */
    FILE_STATUS(213),
    /** For a human. RFC 959. */
    HELP(214),
    /** The kind of system. RFC 959. */
    SYSTEM_TYPE(215),
    /** Welcome. RFC 959. */
    READY(220),
    /** Goodbye. RFC 959. */
    CLOSING(221),
    /** No transfer is running. RFC 959. */
    DATA_OPEN(225),
    /** The transfer is complete, or ABOR is done. RFC 959. */
    CLOSING_DATA(226),
    /** Address of a passive data connection. RFC 959. */
    PASSIVE(227),
    /** Port of a passive data connection. RFC 2428. */
    EXTENDED_PASSIVE(229),
    /** Logged in. RFC 959. */
    LOGGED_IN(230),
    /** Logged in by the certificate of the handshake. RFC 2228. */
    LOGGED_IN_BY_CERTIFICATE(232),
    /** TLS begins behind this line. RFC 2228, 4217. */
    AUTH_ACCEPTED(234),
    /** File action done. RFC 959. */
    FILE_ACTION_OK(250),
    /** A path, quoted. RFC 959. */
    PATHNAME(257),
    /** A password is needed. RFC 959. */
    NEED_PASSWORD(331),
    /** One command more is needed. RFC 959. */
    PENDING(350),
    /** The server closes the connection. RFC 959. */
    UNAVAILABLE(421),
    /** No data connection. RFC 959. */
    NO_DATA_CONNECTION(425),
    /** The transfer was cut. RFC 959. */
    TRANSFER_ABORTED(426),
    /** A resource for TLS is missing. RFC 2228. */
    NO_SECURITY_RESOURCE(431),
    /** A fault of the server or its storage. RFC 959. */
    LOCAL_ERROR(451),
    /** The storage is full. RFC 959. */
    NO_SPACE(452),
    /** Not a command. RFC 959. */
    SYNTAX_ERROR(500),
    /** A bad argument. RFC 959. */
    BAD_ARGUMENT(501),
    /** Known, but not offered. RFC 959. */
    NOT_OFFERED(502),
    /** Not in this order. RFC 959. */
    BAD_SEQUENCE(503),
    /** Not with this parameter. RFC 959. */
    BAD_PARAMETER(504),
    /** Not logged in. RFC 959. */
    NOT_LOGGED_IN(530),
    /** This protection is not given now. RFC 2228. */
    PROTECTION_DENIED(533),
    /** Refused for policy. RFC 2228. */
    POLICY(534),
    /** This level of protection does not exist with TLS. RFC 4217, section 9. */
    NO_SUCH_PROTECTION(536),
    /** The network or the protection of the data connection does not do. RFC 2428, 4217. */
    DATA_REFUSED(522),
    /** No such file, or not allowed. RFC 959. */
    FILE_UNAVAILABLE(550),
    /** Over the user's quota. RFC 959. */
    QUOTA(552),
    /** Not a name for a file. RFC 959. */
    BAD_NAME(553),
    /** REST points behind the end of the file. RFC 3659, section 5.4. */
    BAD_RESTART(554);

    private final int number;

    ReplyCode(int number) {
        this.number = number;
    }

    /**
     * The three digits.
     *
     * @return 150 to 554
     */
    public int number() {
        return number;
    }
}

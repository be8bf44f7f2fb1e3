/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/**
 * A login was refused. {@link #reason} and message are for the operator; a client must not learn which of
 * {@link Reason#UNKNOWN_USER} and {@link Reason#WRONG_PASSWORD} it was. Costs little to make: it has no stack trace of its
 * own, only that of a cause.
 */
public final class LoginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, for the operator: the client is told none of it but {@link #BUSY}. */
    public enum Reason {
        /** Nobody has this name. */
        UNKNOWN_USER,
        /** The name is known, the password does not match. */
        WRONG_PASSWORD,
        /** The name is known and needs a certificate; none was presented. */
        CERTIFICATE_MISSING,
        /** The name is known and needs a certificate; the one presented is not trusted, or not this user's. */
        CERTIFICATE_NOT_REGISTERED,
        /** The proof was right, but this user may not log in here or now. */
        NOT_ALLOWED,
        /** Too many logins are being checked: nothing was decided, and the client may try again. */
        BUSY,
        /** The accounts cannot be read now, as when a database is down: nothing was decided. */
        UNAVAILABLE
    }

    /** For the operator. */
    private final Reason reason;

    /** Refuses with one sentence for the operator, which holds no secret. */
    public LoginRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Refuses because something failed. */
    public LoginRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    /** Why, for the operator. */
    public Reason reason() {
        return reason;
    }
}

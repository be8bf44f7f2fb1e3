/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** A login was refused. */
public class LoginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, for the operator: the client is told none of it but {@link #BUSY}. */
    public enum Reason {
        UNKNOWN_USER,
        WRONG_PASSWORD,
        BUSY,
        UNAVAILABLE
    }

    private final Reason reason;

    public LoginRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

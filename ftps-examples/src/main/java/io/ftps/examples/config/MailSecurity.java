/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

/** How mail goes to its server. */
public enum MailSecurity {
    /** TLS begins after STARTTLS (RFC 3207), or nothing is sent. */
    STARTTLS(587),
    /** TLS from the first byte (RFC 8314, section 3.3). */
    IMPLICIT_TLS(465),
    /** Passwords and mails cross the network in clear. */
    DANGEROUS_IN_CLEAR(25);

    private final int port;

    MailSecurity(int port) {
        this.port = port;
    }

    /** {@return the port where servers are waiting for it} */
    public int port() {
        return port;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** Whether a control connection may leave TLS after login, by CCC. RFC 2228, section 3; RFC 4217, section 5. */
public enum ClearControl {
    /** CCC is refused with 534. */
    FORBIDDEN,
    /**
     * CCC is served after login: commands and replies, and so names of files, cross the network in clear from then on, and
     * whoever sits between can insert commands of his own. Data connections stay as protected as they were. Use it only where a
     * firewall must read PASV and PORT to let data connections through.
     */
    CLEAR_CONTROL_ALLOWED
}

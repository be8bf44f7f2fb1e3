/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** When TLS begins on the control connection. RFC 4217, sections 4 and 16. */
public enum TlsMode {
    /** From the first byte, port 990 by convention; data connections are private without PBSZ and PROT. */
    IMPLICIT,
    /** After AUTH, port 21 by convention; nobody logs in before. */
    EXPLICIT,
    /** After AUTH for those who ask. The only dangerous mode: passwords and files may cross the network in clear. */
    PLAIN_LOGIN_ALLOWED
}

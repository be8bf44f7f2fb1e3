/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

/** When TLS begins. There is no third way: nothing of worth is ever said in clear. */
public enum TlsStart {
    /** After AUTH TLS, before the login (RFC 4217); port 21 as a rule. */
    EXPLICIT,
    /** With the first byte; port 990 as a rule. */
    IMPLICIT
}

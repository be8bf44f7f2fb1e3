/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** Which certificates an operator gets to see that were presented for a user they are not registered with. */
public enum HeldCertificates {
    /** Those the server trusts. */
    TRUSTED_ONLY,
    /** Also those nobody vouches for, as of partners with an authority the server does not know yet. Anybody can make such ones. */
    UNTRUSTED_TOO
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Optional;

/** What a client offers as proof of who it is. No kind of it ever prints its secret. */
public sealed interface Credentials permits Password, PresentedCertificate, PasswordAndCertificate {
    /** The password among them; empty when the client offered none. */
    Optional<Password> password();

    /** The certificate among them; empty when the client presented none. */
    Optional<PresentedCertificate> certificate();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Optional;

/**
 * A password from a client that had presented a certificate in its handshake.
 *
 * @param secret the password
 * @param presented the certificate
 */
public record PasswordAndCertificate(Password secret, PresentedCertificate presented) implements Credentials {
    @Override
    public Optional<Password> password() {
        return Optional.of(secret);
    }

    @Override
    public Optional<PresentedCertificate> certificate() {
        return Optional.of(presented);
    }
}

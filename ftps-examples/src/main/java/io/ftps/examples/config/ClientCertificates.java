/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked of clients in their handshakes, and whose certificates are believed.
 *
 * @param policy whether they show a certificate
 * @param trusted a file or a folder with certificates that are believed one by one
 * @param authorities a file or a folder with those who vouch for certificates
 * @param revocation how it is known that an authority does not vouch any more; empty where nobody is asked
 * @param registeredSelfSigned whether a certificate that nobody signed but its owner is believed if a user has it registered
 * @param unknown what becomes of who must show a certificate and shows one that is not believed
 */
public record ClientCertificates(
        ClientCertificatePolicy policy,
        Optional<Path> trusted,
        Optional<Path> authorities,
        Optional<RevocationSettings> revocation,
        OnOff registeredSelfSigned,
        UnknownCertificates unknown) {
    /** None is asked for. */
    public static final ClientCertificates IGNORED = new ClientCertificates(
            ClientCertificatePolicy.IGNORE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OnOff.OFF,
            UnknownCertificates.END_THE_SESSION);

    /**
     * These certificates are believed and no others.
     *
     * @param policy whether clients show one
     * @param trusted a file or a folder with them
     * @return the settings
     */
    public static ClientCertificates exactly(ClientCertificatePolicy policy, Path trusted) {
        return new ClientCertificates(
                policy,
                Optional.of(trusted),
                Optional.empty(),
                Optional.empty(),
                OnOff.OFF,
                UnknownCertificates.END_THE_SESSION);
    }

    /** Whether anybody can be believed. */
    boolean believesAnybody() {
        return trusted.isPresent() || authorities.isPresent() || registeredSelfSigned == OnOff.ON;
    }
}

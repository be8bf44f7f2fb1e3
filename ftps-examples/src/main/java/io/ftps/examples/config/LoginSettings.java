/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Who may log in, and by which certificates.
 *
 * @param sources where accounts are, in the order they are asked
 * @param names by which names in a certificate it is somebody's, beside those that are registered
 * @param tank where certificates wait that are nobody's
 */
public record LoginSettings(List<AccountSource> sources, List<CertificateName> names, TankPlace tank) {
    /** Copies the lists. */
    public LoginSettings {
        sources = List.copyOf(sources);
        names = List.copyOf(names);
    }

    /**
     * What a server does that is told nothing but a folder.
     *
     * @param data in which users and waiting certificates are
     * @return the defaults
     */
    public static LoginSettings in(Path data) {
        return new LoginSettings(
                List.of(new AccountSource.InFile(data.resolve("users"))),
                List.of(),
                new TankPlace.InFile(data.resolve("tank")));
    }
}

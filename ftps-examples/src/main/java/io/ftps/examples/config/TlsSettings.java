/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.nio.file.Path;

/**
 * What a listener is under TLS. Listeners of which this is equal share it.
 *
 * @param identity who the server is there
 * @param profile what is negotiated
 * @param clients what is asked of clients
 */
public record TlsSettings(IdentitySource identity, ProfileSettings profile, ClientCertificates clients) {
    /**
     * What a server does that is told nothing but a folder.
     *
     * @param folder in which its self-signed certificate is kept
     * @return the defaults
     */
    public static TlsSettings selfSignedIn(Path folder) {
        return new TlsSettings(
                new IdentitySource.SelfSignedIn(folder), ProfileSettings.DEFAULT, ClientCertificates.IGNORED);
    }

    /**
     * The same for somebody else.
     *
     * @param other who the server is
     * @return a copy
     */
    public TlsSettings with(IdentitySource other) {
        return new TlsSettings(other, profile, clients);
    }

    /**
     * The same with another profile.
     *
     * @param other what is negotiated
     * @return a copy
     */
    public TlsSettings with(ProfileSettings other) {
        return new TlsSettings(identity, other, clients);
    }

    /**
     * The same with another demand on clients.
     *
     * @param other what is asked of them
     * @return a copy
     */
    public TlsSettings with(ClientCertificates other) {
        return new TlsSettings(identity, profile, other);
    }
}

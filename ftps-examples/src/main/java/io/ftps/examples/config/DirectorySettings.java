/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.LoginMethod;
import io.ftps.auth.Password;
import io.ftps.auth.ldap.LdapAuthenticator;
import io.ftps.auth.ldap.LdapMapping;
import io.ftps.auth.ldap.LdapMapping.GroupPermissions;
import io.ftps.auth.ldap.LdapServer;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.certificate.Passphrase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A directory with users.
 *
 * @param url {@code ldaps://HOST}, or {@code ldap://HOST} where TLS is asked for before anything else
 * @param authorities a file or a folder with those who vouch for the directory; empty for those Java knows
 * @param entries how users are found
 * @param searcher as whom they are looked for; empty where nobody has to say so
 * @param method how they log in
 * @param groups what their members may do; empty where everybody may log in and do everything
 */
public record DirectorySettings(
        URI url,
        Optional<Path> authorities,
        Entries entries,
        Optional<Searcher> searcher,
        LoginMethod method,
        List<GroupPermissions> groups) {
    private static final int LDAPS_PORT = 636;
    private static final int LDAP_PORT = 389;

    /** Copies the list. */
    public DirectorySettings {
        groups = List.copyOf(groups);
    }

    /**
     * How users are found.
     *
     * @param base they are at or below it
     * @param filter in which {@code {0}} stands for the login name
     * @param nameAttribute they are called by
     */
    public record Entries(String base, String filter, String nameAttribute) {}

    /**
     * An account that may search.
     *
     * @param dn its name
     * @param password where that is kept
     */
    public record Searcher(String dn, Passphrase password) {}

    /**
     * What decides about logins. Asks nothing of the directory yet; blocks on the disk.
     *
     * @return the authenticator
     * @throws IOException when authorities or password cannot be read; one sentence
     * @throws IllegalArgumentException when a name or a filter cannot be; one sentence
     */
    public LdapAuthenticator toAuthenticator() throws IOException {
        LdapAuthenticator.Builder builder = LdapAuthenticator.builder(server(), entries.base(), entries.filter())
                .nameAttribute(entries.nameAttribute())
                .method(method);
        if (searcher.isPresent()) {
            builder.searchAs(searcher.get().dn(), password(searcher.get().password()));
        }
        if (!groups.isEmpty()) {
            builder.mapping(LdapMapping.byGroup(groups));
        }
        return builder.build();
    }

    private LdapServer server() throws IOException {
        boolean atOnce = url.getScheme().equals("ldaps");
        int usual = atOnce ? LDAPS_PORT : LDAP_PORT;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return atOnce ? LdapServer.ldaps(url.getHost(), port, tls()) : LdapServer.startTls(url.getHost(), port, tls());
    }

    private static Password password(Passphrase place) throws IOException {
        try {
            char[] characters = place.read();
            Password password = new Password(characters);
            Arrays.fill(characters, '\0');
            return password;
        } catch (CertifiedKeyException e) {
            throw new IOException("The password for the directory is not there: " + e.getMessage(), e);
        }
    }

    private SSLContext tls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isPresent() ? believed(authorities.get()) : null);
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS to the directory cannot be set up: " + e.getMessage(), e);
        }
    }

    private static KeyStore believed(Path place) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<X509Certificate> certificates = CertificateFiles.read(place, "authorities");
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority-" + i, certificates.get(i));
        }
        return store;
    }
}

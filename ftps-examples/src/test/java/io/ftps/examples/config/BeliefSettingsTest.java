/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.LoginMethod;
import io.ftps.auth.NameKind;
import io.ftps.auth.Network;
import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import io.ftps.auth.ldap.LdapMapping.GroupPermissions;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import io.ftps.tls.trust.RevocationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration says of whom the server believes, and of who may log in. */
final class BeliefSettingsTest {
    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    @Test
    void clientsAreBelievedByTheirAuthoritiesUntilTheyAreRevoked() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                client-certificates: require
                trusted-authorities: a.pem
                revocation: { distribution-points: on, ocsp: on, when-unknown: accept }
                registered-self-signed: on
                unknown-certificates: hold
                """);
        assertThat(settings.listeners().get(0).tls().clients())
                .isEqualTo(new ClientCertificates(
                        ClientCertificatePolicy.REQUIRE,
                        Optional.empty(),
                        Optional.of(folder.at("a.pem")),
                        Optional.of(new RevocationSettings(
                                Optional.empty(), OnOff.ON, OnOff.ON, RevocationFailure.SOFT_FAIL)),
                        OnOff.ON,
                        UnknownCertificates.LET_IN_UNTRUSTED));
    }

    @Test
    void aListenerMayBelieveOthers() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                client-certificates: request
                trusted-authorities: a.pem
                listeners:
                  - { name: one, mode: implicit, port: 0 }
                  - { name: two, mode: implicit, port: 0, trusted-authorities: b.pem, unknown-certificates: hold }
                """);
        assertThat(settings.listeners())
                .extracting(listener -> listener.tls().clients().authorities().orElseThrow())
                .containsExactly(folder.at("a.pem"), folder.at("b.pem"));
        assertThat(settings.listeners())
                .extracting(listener -> listener.tls().clients().unknown())
                .containsExactly(UnknownCertificates.END_THE_SESSION, UnknownCertificates.LET_IN_UNTRUSTED);
    }

    @Test
    void accountsAreInSeveralPlacesInTheOrderOfTheFile() throws IOException, ConfigurationException {
        LoginSettings logins = folder.read("""
                users:
                  jdbc: { url: "jdbc:postgresql://u:p@localhost/ftps?password=secret", user: ftps, migrate: on }
                  file: ftps-data/users
                  anonymous: { home: empty, max-sessions: 5 }
                """).logins();
        assertThat(logins.sources())
                .extracting(AccountSource::name)
                .containsExactly(
                        "database jdbc:postgresql://localhost/ftps",
                        "users file " + folder.at("ftps-data/users"),
                        "anonymous");
        assertThat(logins.sources().toString()).doesNotContain("secret");
        assertThat(logins.tank()).isEqualTo(new TankPlace.InDatabase());
        User anonymous = ((AccountSource.Anonymous) logins.sources().get(2)).user();
        assertThat(anonymous.permissions()).isEqualTo(Permissions.READ_ONLY);
        assertThat(anonymous.access().maxSessions()).hasValue(5);
    }

    @Test
    void inlineUsersHaveTheSettingsOfAUsersFile() throws IOException, ConfigurationException {
        String digest = "ab".repeat(32);
        LoginSettings logins = folder.read("""
                users:
                  inline:
                    - name: alice
                      method: certificate
                      certificate: [ sha256/%s ]
                      full-name: "Alice: the first"
                      allow: [ /=read-only, "/in=write,list" ]
                      network: [ 192.0.2.0/24 ]
                      listener: [ explicit ]
                      quota-bytes: 10G
                      message: [ Hello. ]
                """.formatted(digest)).logins();
        var alice = ((AccountSource.Inline) logins.sources().get(0)).accounts().get(0);
        assertThat(alice.method()).isEqualTo(LoginMethod.CERTIFICATE);
        assertThat(alice.hash()).isEmpty();
        assertThat(alice.certificates())
                .extracting(certificate -> certificate.match().text())
                .containsExactly("sha256/" + digest);
        assertThat(alice.user().fullName()).contains("Alice: the first");
        assertThat(alice.user().permissions().rules())
                .contains(new Permissions.Rule("/in", Set.of(Permission.WRITE, Permission.LIST)));
        assertThat(alice.user().access().networks()).containsExactly(Network.parse("192.0.2.0/24"));
        assertThat(alice.user().access().listeners()).containsExactly("explicit");
        assertThat(alice.user().quota().bytes()).hasValue(10L << 30);
        assertThat(alice.user().messages()).containsExactly("Hello.");
    }

    @Test
    void usersMayBeInADirectory() throws IOException, ConfigurationException {
        LoginSettings logins = folder.read("""
                users:
                  ldap:
                    url: ldaps://ldap.example.com:1636
                    authorities: a.pem
                    base: ou=people,dc=example,dc=com
                    filter: (uid={0})
                    search-as: { dn: "cn=ftps,dc=example,dc=com", password: file:b.pass }
                    method: certificate-or-password
                    groups: [{ group: "cn=readers,dc=example,dc=com", allow: [ /=read-only ] }]
                """).logins();
        DirectorySettings directory =
                ((AccountSource.InDirectory) logins.sources().get(0)).directory();
        assertThat(directory.url()).hasToString("ldaps://ldap.example.com:1636");
        assertThat(directory.entries())
                .isEqualTo(new DirectorySettings.Entries("ou=people,dc=example,dc=com", "(uid={0})", "uid"));
        assertThat(directory.method()).isEqualTo(LoginMethod.CERTIFICATE_OR_PASSWORD);
        assertThat(directory.groups())
                .containsExactly(new GroupPermissions("cn=readers,dc=example,dc=com", Permissions.READ_ONLY));
        assertThat(logins.sources().get(0).name()).isEqualTo("directory ldaps://ldap.example.com:1636");
    }

    @Test
    void namesTankAndGuardMayBeSet() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                certificate-names: [{ name: email, equals: full-name, authorities: a.pem }]
                tank: off
                login-guard: { failures: 3, window: 1m, ban: 1h, delay: 0s, longest-delay: 1s, exempt: [ 10.0.0.0/8 ] }
                """);
        assertThat(settings.logins().names())
                .containsExactly(
                        new CertificateName(NameKind.EMAIL, CertificateName.Whose.FULL_NAME, folder.at("a.pem")));
        assertThat(settings.logins().tank()).isEqualTo(new TankPlace.Off());
        assertThat(settings.guard())
                .isEqualTo(new GuardSettings(
                        3,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        List.of(Network.parse("10.0.0.0/8"))));
    }
}

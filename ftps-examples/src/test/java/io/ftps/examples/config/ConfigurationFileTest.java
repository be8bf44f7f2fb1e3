/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ftps.auth.Account;
import io.ftps.auth.PasswordHash;
import io.ftps.examples.config.IdentitySource.ByAddress;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Folder;
import io.ftps.examples.config.IdentitySource.Jks;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.server.AsciiTransfers;
import io.ftps.server.ClearControl;
import io.ftps.server.Compression;
import io.ftps.server.Concessions;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import io.ftps.server.TlsMode;
import io.ftps.server.Transport;
import io.ftps.server.TrustedProxies;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.SniFallback;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.certificate.ReloadingIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationFileTest {
    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    @Test
    void theExampleSaysTheDefaults() throws IOException, ConfigurationException {
        assertIsDefault(folder.read(ExampleConfiguration.text()));
    }

    @Test
    void anEmptyFileSaysTheDefaults() throws IOException, ConfigurationException {
        assertIsDefault(folder.read("# nothing yet\n"));
    }

    private static void assertIsDefault(ServerSettings read) {
        ServerSettings defaults = ServerSettings.defaults(temporary.resolve("ftps-data"));
        assertThat(read).usingRecursiveComparison().ignoringFields("limits").isEqualTo(defaults);
        for (Count count : Count.values()) {
            assertThat(read.limits().get(count)).as(count.name()).isEqualTo(Limits.DEFAULT.get(count));
        }
        for (Time time : Time.values()) {
            assertThat(read.limits().get(time)).as(time.name()).isEqualTo(Limits.DEFAULT.get(time));
        }
    }

    @Test
    void theExampleShowsEveryLimit() {
        for (Count count : Count.values()) {
            assertThat(ExampleConfiguration.text()).contains("  " + Words.of(count) + ": " + Limits.DEFAULT.get(count));
        }
        for (Time time : Time.values()) {
            assertThat(ExampleConfiguration.text())
                    .contains("  " + Words.of(time) + ": " + Durations.format(Limits.DEFAULT.get(time)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: 1",
                "listeners: [{ mode: implicit, port: 0, x: 1 }]",
                "certificate: { self-signed: a, x: 1 }",
                "certificate: { folder: { path: certificates, x: 1 } }",
                "hosts: [{ names: [a], x: 1 }]",
                "{ trusted-authorities: a.pem, revocation: { ocsp: on, x: 1 } }",
                "users: { inline: [{ name: a, method: certificate, x: 1 }] }",
                "users: { jdbc: { url: 'jdbc:postgresql://a/b', x: 1 } }",
                "users: { ldap: { url: 'ldaps://a', base: dc=a, filter: '(uid={0})', x: 1 } }",
                "certificate-names: [{ name: cn, equals: user-name, authorities: a.pem, x: 1 }]",
                "login-guard: { x: 1 }",
                "notices: { x: 1 }",
                "notices: { mail: { server: a, from: a@example.com, to: [b@example.com], x: 1 } }",
            })
    void theExampleShowsEveryKey(String unknownKey) {
        String mistake = folder.mistakes(unknownKey);
        String known = mistake.substring(mistake.indexOf("(expected: ") + "(expected: ".length(), mistake.length() - 1);
        assertThat(List.of(known.split(", | or ")))
                .hasSizeGreaterThan(1)
                .allSatisfy(key -> assertThat(ExampleConfiguration.text()).contains(key + ":"));
    }

    @Test
    void aFileThatIsReadAgainNeedsNoNewStart() throws IOException, ConfigurationException {
        String yaml = """
                certificate: { pkcs12: { file: b.p12, password: "file:b.pass" } }
                users: { inline: [{ name: a, method: certificate }],
                    ldap: { url: "ldaps://a", base: dc=a, filter: "(uid={0})", search-as: { dn: cn=a, password: "file:b.pass" } } }
                login-guard: { exempt: [192.0.2.0/24] }
                passive: { nat: [{ clients: 10.0.0.0/8, advertised: as-connected }] }
                notices: { mail: { server: a, user: u, password: "file:b.pass", from: a@example.com, to: [b@example.com] } }
                """;
        assertThat(folder.read(yaml).listeners()).isEqualTo(folder.read(yaml).listeners());
        assertThat(folder.read(yaml).fixedKeysChangedIn(folder.read(yaml))).isEmpty();
        assertThat(folder.read(yaml).fixedKeysChangedIn(folder.read("engine: jdk")))
                .contains("engine", "users", "login-guard");
    }

    @Test
    void aListenerSaysWhereItListensAndWhatItDemands() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                listeners:
                  - name: lab
                    address: 127.0.0.1
                    port: 2122
                    mode: explicit
                    data-protection: client-choice
                    binding: off
                    clear-control: clear-control-allowed
                    ascii: treat-as-image
                    mode-z: on
                    proxies: [192.0.2.1]
                    data-path: proxied
                    certificate: { pem: { chain: a.pem, key: a.key } }
                    profile: compatible-2026
                    max-version: tls-1.2
                    client-certificates: require
                    trusted-certificates: b.pem
                """);
        assertThat(settings.listeners())
                .containsExactly(new ListenerSettings(
                        "lab",
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 2122),
                        TlsMode.EXPLICIT,
                        DataProtection.CLIENT_CHOICE,
                        DataBinding.OFF,
                        Optional.of(TrustedProxies.in("192.0.2.1").carryingData()),
                        Concessions.NONE
                                .with(ClearControl.CLEAR_CONTROL_ALLOWED)
                                .with(AsciiTransfers.TREAT_AS_IMAGE)
                                .with(Compression.MODE_Z_ALLOWED),
                        new TlsSettings(
                                new Pem(folder.at("a.pem"), folder.at("a.key"), Optional.empty()),
                                new ProfileSettings(
                                        "compatible-2026", Optional.empty(), Optional.of(TlsVersion.TLS_1_2)),
                                ClientCertificates.exactly(ClientCertificatePolicy.REQUIRE, folder.at("b.pem")))));
    }

    @Test
    void aListenerIsNamedLikeItsModeAndAsStrictAsThatAllows() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                listeners:
                  - { mode: implicit, port: 0 }
                  - { mode: plain-login-allowed, port: 2123, address: "::1" }
                """);
        assertThat(settings.listeners())
                .extracting(ListenerSettings::name, ListenerSettings::protection)
                .containsExactly(
                        tuple("implicit", DataProtection.PRIVATE_ONLY),
                        tuple("plain-login-allowed", DataProtection.CLIENT_CHOICE));
    }

    @Test
    void whatIsSaidForAllListenersCountsWhereOneSaysNothing() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                profile: fips-approved-algorithms-2026
                min-version: tls-1.3
                client-certificates: request
                trusted-certificates: partners
                listeners:
                  - { name: one, mode: implicit, port: 0 }
                  - { name: two, mode: implicit, port: 0, profile: modern-2026, client-certificates: ignore }
                """);
        TlsSettings one = settings.listeners().get(0).tls();
        TlsSettings two = settings.listeners().get(1).tls();
        assertThat(one.profile().profile().name()).isEqualTo("fips-approved-algorithms-2026 with TLSv1.3 only");
        assertThat(one.clients().policy()).isEqualTo(ClientCertificatePolicy.REQUEST);
        assertThat(one.clients().trusted()).contains(folder.at("partners"));
        assertThat(two.profile().profile().name()).isEqualTo("modern-2026 with TLSv1.3 only");
        assertThat(two.clients().policy()).isEqualTo(ClientCertificatePolicy.IGNORE);
        assertThat(two.identity()).isEqualTo(one.identity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ pem: { chain: a.pem, key: a.key } }                | CN=a",
                "{ pkcs12: { file: b.p12, password: file:b.pass } }   | CN=b",
                "{ jks: { file: b.jks, password: file:b.pass } }      | CN=b",
                "{ folder: { path: certificates } }                   | CN=a",
                "{ folder: { path: certificates, passphrase: file:b.pass } } | CN=a",
                "{ by-key-type: [{ pem: { chain: a.pem, key: a.key } }] } | CN=a",
            })
    void aCertificateMayComeFromFilesOfManyForms(String yaml, String subject)
            throws IOException, ConfigurationException {
        IdentitySource source = identity("certificate: " + yaml);
        ReloadingIdentities.Builder found = ReloadingIdentities.builder();
        source.places().forEach(place -> place.follow(found));
        assertThat(found.check().identities())
                .extracting(key -> key.certificate().getSubjectX500Principal().getName())
                .containsExactly(subject);
    }

    private static IdentitySource identity(String yaml) throws IOException, ConfigurationException {
        return folder.read(yaml).listeners().get(0).tls().identity();
    }

    @Test
    void severalCertificatesAreChosenByServerName() throws IOException, ConfigurationException {
        ByServerName several = (ByServerName) identity("""
                certificate:
                  by-server-name:
                    unknown-name: reject
                    certificates:
                      - pem: { chain: a.pem, key: a.key }
                      - pkcs12: { file: b.p12, password: file:b.pass }
                      - self-signed: kept
                """);
        assertThat(several.unknownName()).isEqualTo(SniFallback.REJECT);
        assertThat(several.places()).hasExactlyElementsOfTypes(Pem.class, Pkcs12.class, SelfSignedIn.class);
    }

    @Test
    void severalCertificatesAreChosenByAddress() throws IOException, ConfigurationException {
        ByAddress several = (ByAddress) identity("""
                certificate:
                  by-address:
                    127.0.0.1: { pem: { chain: a.pem, key: a.key } }
                    "::1": { by-key-type: [{ jks: { file: b.jks, password: file:b.pass } }, { self-signed: kept }] }
                    others: { folder: { path: certificates } }
                """);
        assertThat(several.addresses().keySet())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(several.others()).contains(new Folder(folder.at("certificates"), Optional.empty()));
        assertThat(several.places()).hasExactlyElementsOfTypes(Pem.class, Jks.class, SelfSignedIn.class, Folder.class);
    }

    @Test
    void staplesMayBeFetchedFromAResponderOfOnesOwn() throws IOException, ConfigurationException {
        assertThat(folder.read("stapling: on").stapling().orElseThrow().responder())
                .isEmpty();
        assertThat(folder.read("stapling: on\nresponder: http://localhost/ocsp\n")
                        .stapling()
                        .orElseThrow()
                        .responder())
                .contains(URI.create("http://localhost/ocsp"));
    }

    @Test
    void aHostHasWhatItSaysAndTheRestOfTheServer() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                hosts:
                  - names: [FTP.example.com, "*.example.org"]
                    users: { file: ftps-data/users }
                    home: shared
                    greeting: Example files.
                    data-protection: private-only
                    binding: require
                  - names: [other.example.com]
                """);
        assertThat(settings.hosts())
                .containsExactly(
                        new HostSettings(
                                List.of("ftp.example.com", "*.example.org"),
                                Optional.of(new LoginSettings(
                                        List.of(new AccountSource.InFile(folder.at("ftps-data/users"))),
                                        List.of(),
                                        new TankPlace.Off())),
                                Optional.of(new HomeFolders(folder.at("shared").toString())),
                                Optional.of("Example files."),
                                DataProtection.PRIVATE_ONLY,
                                DataBinding.REQUIRE),
                        new HostSettings(
                                List.of("other.example.com"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                DataProtection.CLIENT_CHOICE,
                                DataBinding.OFF));
    }

    @Test
    void engineAndTransportMayBeDemanded() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("engine: boringssl\ntransport: nio\n");
        assertThat(settings.engine()).isEqualTo(EngineChoice.BORINGSSL);
        assertThat(settings.transport()).contains(Transport.NIO);
    }

    @Test
    void usersMayStandInTheFileItself() throws IOException, ConfigurationException {
        Files.createDirectories(folder.at("bobs"));
        String hash = PasswordHash.argon2id("secret".toCharArray()).encoded();
        ServerSettings settings = folder.read("""
                users:
                  inline:
                    - { name: alice, password-hash: "%1$s" }
                    - { name: bob, password-hash: "%1$s", home: bobs }
                """.formatted(hash));
        List<Account> accounts =
                ((AccountSource.Inline) settings.logins().sources().get(0)).accounts();
        assertThat(accounts).extracting(account -> account.user().name()).containsExactly("alice", "bob");
        assertThat(accounts.get(0).user().home()).isEmpty();
        assertThat(accounts.get(1).user().home()).contains(folder.at("bobs"));
        assertThat(accounts.get(1).hash().orElseThrow().matches("secret".toCharArray()))
                .isTrue();
    }

    @Test
    void everyLimitCanBeSet() throws IOException, ConfigurationException {
        StringBuilder yaml = new StringBuilder("limits:\n");
        for (Count count : Count.values()) {
            yaml.append("  ").append(Words.of(count)).append(": 77\n");
        }
        for (Time time : Time.values()) {
            yaml.append("  ").append(Words.of(time)).append(": 77ms\n");
        }
        Limits limits = folder.read(yaml.toString()).limits();
        assertThat(Count.values())
                .allSatisfy(count -> assertThat(limits.get(count)).isEqualTo(77));
        assertThat(Time.values())
                .allSatisfy(time -> assertThat(limits.get(time)).isEqualTo(Duration.ofMillis(77)));
    }

    @Test
    void homeAndGreetingMayBeSet() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("home: /srv/{user}/in\ngreeting: Hello.\n");
        assertThat(settings.homes().folderOf("bob")).isEqualTo(Path.of("/srv/bob/in"));
        assertThat(settings.greeting()).isEqualTo("Hello.");
    }
}

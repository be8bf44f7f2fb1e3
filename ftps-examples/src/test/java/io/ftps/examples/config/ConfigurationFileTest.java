/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ftps.Transport;
import io.ftps.auth.Account;
import io.ftps.auth.PasswordHash;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.TlsMode;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.SniFallback;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                    certificate: { pem: { chain: a.pem, key: a.key } }
                """);
        assertThat(settings.listeners())
                .containsExactly(new ListenerSettings(
                        "lab",
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 2122),
                        TlsMode.EXPLICIT,
                        DataProtection.CLIENT_CHOICE,
                        DataBinding.OFF,
                        Optional.of(new Pem(folder.at("a.pem"), folder.at("a.key"), Optional.empty()))));
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
    void aCertificateMayComeFromPkcs12() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("certificate: { pkcs12: { file: b.p12, password: file:b.pass } }");
        assertThat(settings.identity()).isInstanceOf(Pkcs12.class);
        assertThat(((Pkcs12) settings.identity()).load().certificate().getSubjectX500Principal())
                .hasToString("CN=b");
    }

    @Test
    void severalCertificatesAreChosenByServerName() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("""
                certificate:
                  by-server-name:
                    unknown-name: reject
                    certificates:
                      - pem: { chain: a.pem, key: a.key }
                      - pkcs12: { file: b.p12, password: "env:B_PASS" }
                      - self-signed: kept
                """);
        ByServerName several = (ByServerName) settings.identity();
        assertThat(several.unknownName()).isEqualTo(SniFallback.REJECT);
        assertThat(several.certificates()).hasExactlyElementsOfTypes(Pem.class, Pkcs12.class, SelfSignedIn.class);
    }

    @Test
    void engineAndTransportMayBeDemanded() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("engine: boringssl\ntransport: nio\n");
        assertThat(settings.engine()).isEqualTo(EngineChoice.BORINGSSL);
        assertThat(settings.transport()).contains(Transport.NIO);
    }

    @Test
    void passivePortsAndTheAddressToldToClients() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("passive: { ports: 40000-40010, advertised: 203.0.113.7 }");
        Inet4Address address = (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7});
        assertThat(settings.passive())
                .isEqualTo(PassiveAddresses.ports(40_000, 40_010).advertising(address));
        assertThat(folder.read("passive: { ports: any }").passive()).isEqualTo(PassiveAddresses.ANY_PORT);
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
        List<Account> accounts = ((AccountSource.Inline) settings.accounts()).accounts();
        assertThat(accounts).extracting(account -> account.user().name()).containsExactly("alice", "bob");
        assertThat(accounts.get(0).user().home()).isEmpty();
        assertThat(accounts.get(1).user().home()).contains(folder.at("bobs"));
        assertThat(accounts.get(1).hash().matches("secret".toCharArray())).isTrue();
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

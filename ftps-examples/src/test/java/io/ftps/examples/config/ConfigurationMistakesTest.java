/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationMistakesTest {
    private static final String DURATION = "a whole number with ms, s, m, h or d, such as 500ms, 30s or 5m";
    private static final String PORT = "a port from 0 to 65535, 0 for any free one";
    private static final String TOP =
            "engine, certificate, profile, min-version, max-version, client-certificates, trusted-certificates,"
                    + " trusted-authorities, revocation, registered-self-signed, unknown-certificates, listeners, stapling,"
                    + " responder, transport, passive, active, data-peers, users, certificate-names, tank, login-guard, home,"
                    + " partial-uploads, hosts, logs, notices, limits or greeting";

    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    private static String mistakes(String yaml) {
        return folder.mistakes(yaml);
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("engine: openssl", "engine: openssl (expected: auto, jdk or boringssl)"),
                arguments("engine: AUTO", "engine: AUTO (expected: auto, jdk or boringssl)"),
                arguments("engine:", "engine: empty (expected: auto, jdk or boringssl)"),
                arguments("engine: [jdk]", "engine: a list (expected: auto, jdk or boringssl)"),
                arguments("transport: kqueue", "transport: kqueue (expected: auto, nio or epoll)"),
                arguments("enginge: jdk", "enginge: unknown key (expected: " + TOP + ")"),
                arguments("limits: 5", "limits: 5 (expected: keys with values)"),
                arguments("- a", "the file: a list (expected: keys with values)"),
                arguments("limits: { sessions: 0 }", "limits.sessions: 0 (expected: at least 1)"),
                arguments("limits: { line-bytes: 63 }", "limits.line-bytes: 63 (expected: at least 64)"),
                arguments("limits: { sessions: many }", "limits.sessions: many (expected: a whole number)"),
                arguments("limits: { sessions: 1e3 }", "limits.sessions: 1e3 (expected: a whole number)"),
                arguments("limits: { idle: 30 }", "limits.idle: 30 (expected: " + DURATION + ")"),
                arguments("limits: { idle: 9ms }", "limits.idle: 9ms (expected: 10 milliseconds to 7 days)"),
                arguments("limits: { idle: 8d }", "limits.idle: 8d (expected: 10 milliseconds to 7 days)"),
                arguments("greeting: \"a\\nb\"", "greeting: a\\x0Ab (expected: one line of at most 200 characters)"),
                arguments("greeting: ''", "greeting: \"\" (expected: one line of at most 200 characters)"),
                arguments(
                        "home: {}",
                        "home: keys with values (expected: a path, in which {user} stands for the login name)"));
    }

    static Stream<Arguments> passive() {
        String ports = "FIRST-LAST, such as 50000-50099, or any";
        String address = "an IPv4 address or the name of a host that has one";
        return Stream.of(
                arguments("{ ports: 50000 }", "passive.ports: 50000 (expected: " + ports + ")"),
                arguments("{ ports: 0-0 }", "passive.ports: 0-0 (expected: " + ports + ")"),
                arguments("{ ports: 2-1 }", "passive.ports: 2-1 (expected: 1024 <= first <= last <= 65535)"),
                arguments(
                        "{ ports: 1000-2000 }", "passive.ports: 1000-2000 (expected: 1024 <= first <= last <= 65535)"),
                arguments(
                        "{ ports: 60000-70000 }",
                        "passive.ports: 60000-70000 (expected: 1024 <= first <= last <= 65535)"),
                arguments("{ advertised: '::1' }", "passive.advertised: ::1 (expected: " + address + ")"),
                arguments("{ advertised: '' }", "passive.advertised: \"\" (expected: " + address + ")"),
                arguments(
                        "{ port: 1 }",
                        "passive.port: unknown key (expected: ports, bind, advertised-ports, advertised or nat)"),
                arguments(
                        "{ advertised-ports: 30000-30010 }",
                        "passive.advertised-ports: 30000-30010 (expected: as many as ports, which are 100)"),
                arguments(
                        "{ ports: any, advertised-ports: 30000-30010 }",
                        "passive.advertised-ports: 30000-30010 (expected: nothing where ports are any)"),
                arguments(
                        "{ advertised: 203.0.113.7, nat: [ { clients: 10.0.0.0/8, advertised: as-connected } ] }",
                        "passive.advertised: nat says it for each network (expected: one of the two)"),
                arguments(
                        "{ nat: [ { clients: ten, advertised: as-connected } ] }",
                        "passive.nat[1].clients: ten (expected: an address such as 192.0.2.1, or 192.0.2.0/24)"),
                arguments(
                        "{ nat: [ { clients: 10.0.0.0/8 } ] }",
                        "passive.nat[1].advertised: missing (expected: an IPv4 address, the name of a host that has one, or"
                                + " as-connected)"));
    }

    static Stream<Arguments> listeners() {
        String mode = "implicit, explicit or plain-login-allowed";
        String address = "all, an IP address or a host name that can be found";
        return Stream.of(
                arguments("[]", "listeners: an empty list (expected: a list of listeners, each with mode and port)"),
                arguments("21", "listeners: 21 (expected: a list of listeners, each with mode and port)"),
                arguments(
                        "[21]",
                        "listeners[1]: 21 (expected: keys with values)\n"
                                + "listeners[1].mode: missing (expected: " + mode + ")\n"
                                + "listeners[1].port: missing (expected: " + PORT + ")"),
                arguments("[{ port: 1 }]", "listeners[1].mode: missing (expected: " + mode + ")"),
                arguments("[{ mode: implicit }]", "listeners[1].port: missing (expected: " + PORT + ")"),
                arguments("[{ mode: ftps, port: 1 }]", "listeners[1].mode: ftps (expected: " + mode + ")"),
                arguments("[{ mode: implicit, port: 65536 }]", "listeners[1].port: 65536 (expected: " + PORT + ")"),
                arguments("[{ mode: implicit, port: -1 }]", "listeners[1].port: -1 (expected: " + PORT + ")"),
                arguments("[{ mode: implicit, port: x }]", "listeners[1].port: x (expected: " + PORT + ")"),
                arguments(
                        "[{ mode: implicit, port: 1, address: '' }]",
                        "listeners[1].address: \"\" (expected: " + address + ")"),
                arguments(
                        "[{ mode: implicit, port: 1, address: 1.2.3.4.5 }]",
                        "listeners[1].address: 1.2.3.4.5 (expected: " + address + ")"),
                arguments(
                        "[{ mode: implicit, port: 1, name: a b }]",
                        "listeners[1].name: a b (expected: 1 to 64 letters, digits, '_', '.', '-')"),
                arguments(
                        "[{ mode: implicit, port: 1, binding: always }]",
                        "listeners[1].binding: always (expected: off, prefer or require)"),
                arguments(
                        "[{ mode: implicit, port: 1, data-protection: none }]",
                        "listeners[1].data-protection: none (expected: private-only or client-choice)"),
                arguments(
                        "[{ mode: explicit, port: 1, proxies: [proxy.example.com] }]",
                        "listeners[1].proxies[1]: proxy.example.com (expected: an address such as 192.0.2.1, or 192.0.2.0/24)"),
                arguments(
                        "[{ mode: explicit, port: 1, first-words: in-clear }]",
                        "listeners[1].first-words: in-clear (expected: a listener with mode implicit; the others greet in"
                                + " clear anyway)"),
                arguments(
                        "[{ mode: explicit, port: 1, ascii: image }]",
                        "listeners[1].ascii: image (expected: convert-lines or treat-as-image)"),
                arguments(
                        "[{ mode: explicit, port: 1, mode-z: allowed }]",
                        "listeners[1].mode-z: allowed (expected: off or on)"),
                arguments(
                        "[{ mode: implicit, port: 1, tls: on }]",
                        "listeners[1].tls: unknown key (expected: name, mode, port, address, data-protection, binding,"
                                + " data-path, proxies, clear-control, first-words, upload-end, ascii, mode-z, certificate, profile, min-version, max-version, client-certificates,"
                                + " trusted-certificates, trusted-authorities, revocation, registered-self-signed or"
                                + " unknown-certificates)"),
                arguments(
                        "[{ mode: implicit, port: 1 }, { mode: implicit, port: 2 }]",
                        "listeners[2].name: implicit (expected: a name no other listener has)"));
    }

    static Stream<Arguments> users() {
        String hash = "a hash as ftps user hash prints it, in quotes";
        return Stream.of(
                arguments("{}", "users: none (expected: at least one of file, inline, jdbc, ldap or anonymous)"),
                arguments(
                        "{ file: ftps-data/users, inline: [] }",
                        "users.inline: an empty list (expected: a list of users, each with name and password-hash)"),
                arguments(
                        "{ file: no }",
                        "users.file: Users file no does not exist; make it by adding a user"
                                + " (command \"ftps user add\", or UsersFileEditor.add)."),
                arguments(
                        "{ inline: [{ name: bob }] }",
                        "users.inline[1].password-hash: missing (expected: " + hash + ", or method: certificate)"),
                arguments(
                        "{ inline: [{ name: bob, password-hash: hunter2 }] }",
                        "users.inline[1].password-hash: *** (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$)"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void aWrongValueIsToldWithItsLineAndWhatWasExpected(String yaml, String expected) {
        assertThat(mistakes("# one\n" + yaml + "\n")).isEqualTo("ftps.yaml:2: " + expected);
    }

    @ParameterizedTest
    @MethodSource("passive")
    void aWrongPassiveSectionIsTold(String yaml, String expected) {
        assertThat(mistakes("passive: " + yaml)).isEqualTo("ftps.yaml:1: " + expected);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void aWrongListenerIsTold(String yaml, String expected) {
        assertThat(mistakes("listeners: " + yaml)).isEqualTo(inLineOne(expected));
    }

    @ParameterizedTest
    @MethodSource("users")
    void wrongUsersAreTold(String yaml, String expected) {
        assertThat(mistakes("users: " + yaml)).isEqualTo(inLineOne(expected));
    }

    private static String inLineOne(String sentences) {
        return "ftps.yaml:1: " + sentences.replace("\n", "\nftps.yaml:1: ");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        assertThat(mistakes("""
                        engine: openssl
                        limits:
                          sessions: 0
                          seats: 5
                        engine: jdk
                        home:
                        """).lines())
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ftps.yaml:1: engine: openssl ("),
                        line -> assertThat(line).startsWith("ftps.yaml:3: limits.sessions: 0 ("),
                        line -> assertThat(line).startsWith("ftps.yaml:4: limits.seats: unknown key ("),
                        line -> assertThat(line)
                                .isEqualTo("ftps.yaml:5: engine: a second time (expected: once, as in line 1)"),
                        line -> assertThat(line).startsWith("ftps.yaml:6: home: empty ("));
    }

    @Test
    void textThatIsNoYamlIsToldWithItsLine() {
        assertThat(mistakes("engine: jdk\n\tlimits: {}\n"))
                .startsWith("ftps.yaml:2: not YAML: ")
                .endsWith(" (expected: key: value, indented by spaces)");
        assertThat(mistakes("engine: jdk\n---\nengine: jdk\n")).startsWith("ftps.yaml:2: not YAML: ");
    }

    @Test
    void aLongOrDangerousValueIsShownShortAndEscaped() {
        assertThat(mistakes("engine: \"\\e[31m" + "x".repeat(200) + "\""))
                .isEqualTo(
                        "ftps.yaml:1: engine: \\x1B[31m" + "x".repeat(75) + "... (expected: auto, jdk or boringssl)");
    }

    @Test
    void aFileThatIsMissingOrNoTextIsToldAsSuch() throws IOException {
        Path file = temporary.resolve("other.yaml");
        ConfigurationFile configuration = new ConfigurationFile(file);
        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::read))
                .hasMessage("The configuration file " + file
                        + " does not exist (expected: a file as \"ftps config --example\" prints it).");
        Files.write(file, "greeting: Grüezi".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::read))
                .hasMessage("The configuration file " + file + " is not UTF-8 text (expected: YAML in UTF-8).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "active: yes;active: yes (expected: any-port, a port from 1 to 65535, or off)",
                "active: 0;active: 0 (expected: 1 to 65535)",
                "active: 70000;active: 70000 (expected: 0 to 65535)",
                "data-peers: all;data-peers: all (expected: same-address, the same bits of IPv4/IPv6 such as 24/64, or"
                        + " dangerous-any-host)",
                "data-peers: 40/64;data-peers: 40/64 (expected: 0 to 32 of IPv4 and 0 to 128 of IPv6)",
            })
    void theWaysOfDataConnections(String yaml, String expected) {
        assertThat(mistakes(yaml)).isEqualTo("ftps.yaml:1: " + expected);
    }
}

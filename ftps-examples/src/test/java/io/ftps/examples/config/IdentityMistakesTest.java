/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong about who the server is, and under which terms it speaks TLS. */
final class IdentityMistakesTest {
    private static final String FORMS =
            "self-signed, pem, pkcs12, jks, folder, by-key-type, by-server-name or by-address";
    private static final String AT_AN_ADDRESS = "self-signed, pem, pkcs12, jks, folder, by-key-type or by-server-name";
    private static final String SECRET = "env:NAME or file:PATH";

    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    static Stream<Arguments> certificates() {
        String forms = "exactly one of " + FORMS;
        String address = "IP addresses of this machine, IPv6 in quotes, and others";
        return Stream.of(
                arguments("{}", "certificate: none (expected: " + forms + ")"),
                arguments("{ self-signed: a, pem: {} }", "certificate: self-signed and pem (expected: " + forms + ")"),
                arguments(
                        "{ acme: yes }",
                        "certificate: none (expected: " + forms + ")\n" + "certificate.acme: unknown key (expected: "
                                + FORMS + ")"),
                arguments(
                        "{ pem: { chain: a.pem } }",
                        "certificate.pem.key: missing (expected: a file with a PEM private key)"),
                arguments(
                        "{ pem: { chain: no.pem, key: a.key } }",
                        "certificate.pem: The certificate file no.pem does not exist."),
                arguments(
                        "{ pem: { chain: a.pem, key: no.key } }",
                        "certificate.pem: The key file no.key does not exist."),
                arguments(
                        "{ pem: { chain: b.pass, key: a.key } }",
                        "certificate.pem: b.pass holds no certificate (expected: a PEM block BEGIN CERTIFICATE)."),
                arguments(
                        "{ pem: { chain: a.pem, key: a.key, passphrase: hunter2 } }",
                        "certificate.pem.passphrase: *** (expected: " + SECRET + ")"),
                arguments(
                        "{ pem: { chain: a.pem, key: a.key, passphrase: env:FTPS_NO } }",
                        "certificate.pem: The environment variable FTPS_NO is not set (expected: a passphrase)."),
                arguments(
                        "{ pkcs12: { file: b.p12, password: file:no } }",
                        "certificate.pkcs12: The passphrase file no does not exist."),
                arguments(
                        "{ pkcs12: { file: b.p12 } }",
                        "certificate.pkcs12.password: missing (expected: " + SECRET + ")"),
                arguments(
                        "{ pkcs12: { file: b.p12, password: file:a.pem } }",
                        "certificate.pkcs12: b.p12 cannot be decrypted (expected: another password)."),
                arguments(
                        "{ by-server-name: {} }",
                        "certificate.by-server-name.certificates: missing (expected: a list of certificates)"),
                arguments(
                        "{ by-server-name: { certificates: [{ by-server-name: {} }] } }",
                        "certificate.by-server-name.certificates[1]: none (expected: exactly one of self-signed, pem, pkcs12, jks or folder)\n"
                                + "certificate.by-server-name.certificates[1].by-server-name: unknown key (expected: self-signed, pem, pkcs12, jks or folder)"),
                arguments(
                        "{ jks: { file: a.pem, password: file:b.pass } }",
                        "certificate.jks: a.pem cannot be read (expected: JKS)."),
                arguments(
                        "{ folder: { path: empty } }",
                        "certificate.folder: empty holds no certificate (expected: at least one, with its key)"),
                arguments(
                        "{ folder: { path: no, passphrase: hunter2 } }",
                        "certificate.folder.passphrase: *** (expected: " + SECRET + ")"),
                arguments(
                        "{ by-key-type: [] }",
                        "certificate.by-key-type: an empty list (expected: a list of certificates)"),
                arguments(
                        "{ by-address: {} }",
                        "certificate.by-address: no address (expected: " + address + ", each with a certificate)"),
                arguments(
                        "{ by-address: { 1.2.3.4.5: { self-signed: s } } }",
                        "certificate.by-address: 1.2.3.4.5 (expected: " + address + ")"),
                arguments(
                        "{ by-address: { '::1': { self-signed: s }, '0:0:0:0:0:0:0:1': { self-signed: s } } }",
                        "certificate.by-address.0:0:0:0:0:0:0:1: a second time (expected: each address once)"),
                arguments(
                        "{ by-address: { 127.0.0.1: { by-address: {} } } }",
                        "certificate.by-address.127.0.0.1: none (expected: exactly one of " + AT_AN_ADDRESS + ")\n"
                                + "certificate.by-address.127.0.0.1.by-address: unknown key (expected: " + AT_AN_ADDRESS
                                + ")"));
    }

    static Stream<Arguments> terms() {
        String profiles = "one of fips-approved-algorithms-2026, modern-2026, compatible-2026, legacy-2026";
        String versions = "tls-1.0, tls-1.1, tls-1.2 or tls-1.3";
        return Stream.of(
                arguments("profile: modern", "profile: modern (expected: " + profiles + ")"),
                arguments("min-version: TLSv1.2", "min-version: TLSv1.2 (expected: " + versions + ")"),
                arguments("max-version: 1.3", "max-version: 1.3 (expected: " + versions + ")"),
                arguments(
                        "max-version: tls-1.1",
                        "max-version: The TLS profile modern-2026 with TLSv1.2 to TLSv1.1 has no version left"
                                + " (expected: a range with some of TLSv1.3, TLSv1.2)."),
                arguments(
                        "client-certificates: demand",
                        "client-certificates: demand (expected: ignore, request or require)"),
                arguments("stapling: yes", "stapling: yes (expected: off or on)"),
                arguments("responder: http://localhost", "responder: nobody is asked (expected: stapling: on)"),
                arguments(
                        "responder: ldap://localhost",
                        "responder: ldap://localhost (expected: an http or https address)"));
    }

    static Stream<Arguments> atListeners() {
        return Stream.of(
                arguments(
                        "clear-control: allowed",
                        "listeners[1].clear-control: allowed (expected: forbidden or clear-control-allowed)"),
                arguments(
                        "clear-control: clear-control-allowed",
                        "listeners[1].clear-control: clear-control-allowed"
                                + " (expected: forbidden where TLS begins with the first byte)"),
                arguments(
                        "min-version: tls-1.3, max-version: tls-1.2",
                        "listeners[1].min-version: The TLS profile modern-2026 with TLSv1.3 to TLSv1.2 has no version left"
                                + " (expected: a range with some of TLSv1.3, TLSv1.2)."));
    }

    static Stream<Arguments> hosts() {
        String name = "a DNS name such as ftp.example.com or *.example.com";
        return Stream.of(
                arguments("[]", "hosts: an empty list (expected: a list of hosts, each with names)"),
                arguments("[{}]", "hosts[1].names: missing (expected: a list of DNS names)"),
                arguments(
                        "[{ names: a.example.com }]", "hosts[1].names: a.example.com (expected: a list of DNS names)"),
                arguments("[{ names: ['a b'] }]", "hosts[1].names[1]: a b (expected: " + name + ")"),
                arguments("[{ names: [a, '*.*.b'] }]", "hosts[1].names[2]: *.*.b (expected: " + name + ")"),
                arguments(
                        "[{ names: [a] }, { names: [A.] }]", "hosts[2].names: a (expected: a name no other host has)"),
                arguments(
                        "[{ names: [a], users: { file: no } }]",
                        "hosts[1].users.file: Users file no does not exist; make it by adding a user"
                                + " (command \"ftps user add\", or UsersFileEditor.add)."),
                arguments(
                        "[{ names: [a], binding: strict }]",
                        "hosts[1].binding: strict (expected: off, prefer or require)"),
                arguments(
                        "[{ names: [a], certificate: {} }]",
                        "hosts[1].certificate: unknown key (expected: names, users, certificate-names, tank, home,"
                                + " greeting, data-protection or binding)"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aWrongCertificateIsTold(String yaml, String expected) {
        assertThat(folder.mistakes("certificate: " + yaml)).isEqualTo(inLineOne(expected));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void wrongTermsAreTold(String yaml, String expected) {
        assertThat(folder.mistakes(yaml)).isEqualTo(inLineOne(expected));
    }

    @ParameterizedTest
    @MethodSource("atListeners")
    void wrongTermsOfAListenerAreTold(String yaml, String expected) {
        assertThat(folder.mistakes("listeners: [{ mode: implicit, port: 0, " + yaml + " }]"))
                .isEqualTo(inLineOne(expected));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aWrongHostIsTold(String yaml, String expected) {
        assertThat(folder.mistakes("hosts: " + yaml)).isEqualTo(inLineOne(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ pem: { chain: no.pem, key: no.key } }",
                "{ pem: { chain: b.pass, key: a.key } }",
                "{ pem: { chain: a.pem, key: b.key } }",
                "{ pkcs12: { file: b.p12, password: file:no } }",
                "{ folder: { path: no } }",
            })
    void filesThatMayYetBeRightAreNoMistakeForAServer(String yaml) throws IOException, ConfigurationException {
        assertThat(folder.mistakes("certificate: " + yaml)).startsWith("ftps.yaml:1: certificate.");
        assertThat(folder.read("certificate: " + yaml).listeners()).hasSize(2);
    }

    @Test
    void aCertificateThatIsStillToBeMadeIsNoMistake() throws IOException, ConfigurationException {
        folder.check("certificate: { self-signed: not-yet }");
        assertThat(folder.at("not-yet")).doesNotExist();
    }

    private static String inLineOne(String sentences) {
        return "ftps.yaml:1: " + sentences.replace("\n", "\nftps.yaml:1: ");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about whom the server believes, and who may log in. */
final class BeliefMistakesTest {
    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                arguments(
                        "client-certificates: require",
                        "client-certificates: nobody is believed (expected: trusted-certificates, trusted-authorities or"
                                + " registered-self-signed: on)"),
                arguments(
                        "trusted-certificates: no",
                        "trusted-certificates: The file of trusted certificates no does not exist."),
                arguments(
                        "trusted-authorities: b.pass",
                        "trusted-authorities: The file of trusted authorities b.pass holds none"
                                + " (expected: a PEM block BEGIN CERTIFICATE)."),
                arguments(
                        "trusted-authorities: empty",
                        "trusted-authorities: The folder empty holds no trusted authorities"
                                + " (expected: PEM files with them)."),
                arguments(
                        "revocation: { ocsp: on }",
                        "revocation: nobody vouches for clients (expected: trusted-authorities beside it)"),
                arguments(
                        "{ trusted-authorities: a.pem, revocation: { when-unknown: refuse } }",
                        "revocation: nobody is asked (expected: crls, distribution-points: on or ocsp: on)"),
                arguments(
                        "{ trusted-authorities: a.pem, revocation: { ocsp: on, when-unknown: soft } }",
                        "revocation.when-unknown: soft (expected: refuse or accept)"),
                arguments(
                        "{ trusted-authorities: a.pem, revocation: { crls: no.crl } }",
                        "revocation.crls: The file of revocation lists no.crl does not exist."),
                arguments("unknown-certificates: keep", "unknown-certificates: keep (expected: refuse or hold)"),
                arguments(
                        "listeners: [{ mode: implicit, port: 1, trusted-authorities: a.pem, registered-self-signed: on }]",
                        "listeners[1].trusted-authorities: nobody is asked for one"
                                + " (expected: client-certificates: request or require)\n"
                                + "listeners[1].registered-self-signed: nobody is asked for one"
                                + " (expected: client-certificates: request or require)"));
    }

    static Stream<Arguments> accounts() {
        String folder = "a folder that exists";
        return Stream.of(
                arguments(
                        "users: { jdbc: { user: ftps } }",
                        "users.jdbc.url: missing (expected: jdbc:postgresql://HOST/DATABASE)"),
                arguments(
                        "users: { jdbc: { url: 'postgresql://u:secret@host/db' } }",
                        "users.jdbc.url: *** (expected: jdbc:postgresql://HOST/DATABASE)"),
                arguments(
                        "users: { jdbc: { url: 'jdbc:postgresql://host/db', password: hunter2 } }",
                        "users.jdbc.password: *** (expected: env:NAME or file:PATH)"),
                arguments(
                        "users: { ldap: { url: 'http://host', base: dc=a, filter: '(uid={0})' } }",
                        "users.ldap.url: http://host (expected: ldaps://HOST or ldap://HOST, perhaps with a port)"),
                arguments(
                        "users: { ldap: { url: 'ldaps://host', base: dc=a, filter: '(uid={0})', search-as: { dn: cn=x,"
                                + " password: file:no } } }",
                        "users.ldap: The password for the directory is not there: The passphrase file no does not exist."),
                arguments("users: { anonymous: {} }", "users.anonymous.home: missing (expected: " + folder + ")"),
                arguments(
                        "users: { anonymous: { home: empty, method: password } }",
                        "users.anonymous.method: nobody is asked for proof (expected: no such key)"),
                arguments(
                        "users: { inline: [{ name: a, method: certificate, allow: [/in=all, /in=none] }] }",
                        "users.inline[1].allow: A path has two rules of permissions (expected: each path once)."),
                arguments(
                        "users: { inline: [{ name: a, method: certificate, network: [host] }] }",
                        "users.inline[1].network[1]: host (expected: an address such as 192.0.2.1, or 192.0.2.0/24)"),
                arguments(
                        "users: { inline: [{ name: a, method: token }] }",
                        "users.inline[1].method: token (expected: password, certificate, certificate-and-password,"
                                + " certificate-or-password)\n"
                                + "users.inline[1].password-hash: missing (expected: a hash as ftps user hash prints it, in"
                                + " quotes, or method: certificate)"),
                arguments("tank: database", "tank: database (expected: users: jdbc beside it, or a file)"),
                arguments(
                        "certificate-names: [{ name: dns, equals: user-name, authorities: a.pem }]",
                        "certificate-names[1].name: dns (expected: cn, email, uri or upn)"),
                arguments(
                        "certificate-names: [{ name: cn, equals: user-name, authorities: no.pem }]",
                        "certificate-names[1].authorities: The file of authorities no.pem does not exist."),
                arguments(
                        "hosts: [{ names: [a], tank: off }]",
                        "hosts[1].tank: the host has the server's users (expected: users beside it)"),
                arguments("login-guard: { failures: 0 }", "login-guard.failures: 0 (expected: 1 to 1000)"),
                arguments("login-guard: { delay: 2m }", "login-guard.delay: 2m (expected: 0 to 60000)"),
                arguments(
                        "login-guard: { exempt: [localhost] }",
                        "login-guard.exempt[1]: localhost (expected: an address such as 192.0.2.1, or 192.0.2.0/24)"));
    }

    @ParameterizedTest
    @MethodSource({"clients", "accounts"})
    void aMistakeIsToldWithWhatWasExpected(String yaml, String expected) {
        String inLineOne = expected.lines().map(line -> "ftps.yaml:1: " + line).collect(Collectors.joining("\n"));
        assertThat(folder.mistakes(yaml)).isEqualTo(inLineOne);
    }
}

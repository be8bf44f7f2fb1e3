/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.AccessRules;
import io.ftps.auth.AccountLogins;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.User;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.Partners;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** USER and PASS of those who have an account: what the certificate adds, what the account allows, what it tells. */
final class LoginTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final User ANNA = User.named("anna");
    private static final User CARLA = User.named("carla");

    private final Partners partners =
            new Partners().with(ANNA, LoginMethod.PASSWORD).with(CARLA, LoginMethod.CERTIFICATE);

    @TempDir
    private Path folder;

    private TestServer.Settings settings(ClientCertificatePolicy policy, UnknownCertificates unknown) {
        return TestServer.with(folder).tls(partners.tls(policy, unknown)).authenticator(AccountLogins.of(partners));
    }

    private TestServer server() throws IOException {
        return settings(ClientCertificatePolicy.REQUEST, UnknownCertificates.END_THE_SESSION)
                .start();
    }

    private static FtpClient presenting(TestServer server, CertifiedKey own) throws IOException {
        FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT);
        client.present(own);
        client.handshake();
        client.expect(220);
        return client;
    }

    @Test
    void whoIsLoggedInByCertificateIsServed() throws IOException {
        try (TestServer server = server();
                FtpClient client = presenting(server, Partners.REGISTERED)) {
            client.command("USER carla", 232);
            client.command("PASS whatever", 202);
            client.upload("new", new byte[10]);
            assertThat(folder.resolve("new")).hasSize(10);
            assertThat(server.server().sessions())
                    .singleElement()
                    .satisfies(session -> assertThat(session.user()).contains("carla"));
        }
    }

    @Test
    void anotherUserMeansThatTheFirstIsGone() throws IOException {
        try (TestServer server = server();
                FtpClient client = presenting(server, Partners.REGISTERED)) {
            client.command("USER carla", 232);
            client.command("USER carla", 232);
            client.command("USER anna", 331);
            client.command("PWD", 530);
            client.command("PASS p", 230);
            client.command("USER", 501);
            client.command("PWD", 530);
            assertThat(server.events().details("loginAccepted")).containsExactly("carla", "carla", "anna");
            assertThat(server.events().details("loginRefused")).isEmpty();
        }
    }

    @Test
    void reinLeavesNothingOfALoginByCertificate() throws IOException {
        try (TestServer server = server();
                FtpClient client = presenting(server, Partners.REGISTERED)) {
            client.command("USER carla", 232);
            client.command("REIN", 220);
            client.command("PWD", 530);
            client.command("PASS p", 503);
            client.command("USER carla", 232);
        }
    }

    @Test
    void aHostAsksItsOwnUsers() throws IOException {
        Partners others = new Partners().with(User.named("dora"), LoginMethod.CERTIFICATE);
        TestServer.Settings settings = settings(ClientCertificatePolicy.REQUEST, UnknownCertificates.END_THE_SESSION)
                .host(VirtualHost.named("b.example").authenticator(AccountLogins.of(others)));
        try (TestServer server = settings.start();
                FtpClient client = presenting(server, Partners.REGISTERED)) {
            client.command("USER dora", 331);
            client.command("HOST b.example", 220);
            client.command("PASS p", 503);
            client.command("USER carla", 331);
            client.command("USER dora", 232);
        }
    }

    @Test
    void whatIsWrongWithACertificateShowsAtPassAndOnlyThere() throws IOException {
        try (TestServer server = server();
                FtpClient client = presenting(server, Partners.UNREGISTERED)) {
            String known = client.command("USER carla", 331);
            assertThat(client.command("USER nobody", 331)).isEqualTo(known);
            assertThat(server.events().details("loginRefused")).isEmpty();
            String unknown = client.command("PASS p", 530);
            assertThat(unknown).isEqualTo("530 Not logged in. Client certificate is not registered.\r\n");
            client.command("USER anna", 331);
            assertThat(client.command("PASS wrong", 530)).isEqualTo(unknown);
            assertThat(server.events().refusals())
                    .containsExactly("Nobody has this user name.", "The password does not match.");
        }
    }

    @Test
    void anAuthenticatorThatFailsIsNotToldByUser() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        TestServer.Settings settings = settings(ClientCertificatePolicy.REQUEST, UnknownCertificates.END_THE_SESSION)
                .authenticator(attempt -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("planted by the test");
                });
        try (TestServer server = settings.start();
                FtpClient client = presenting(server, Partners.REGISTERED)) {
            client.command("USER carla", 331);
            assertThat(asked).hasValue(1);
            client.command("PASS p", 451);
        }
    }

    /** The authenticator sees it, so that it can be held; the right password does not help. */
    @Test
    void whereUnknownCertificatesAreLetInToBeSeenTheyOpenNothing() throws IOException {
        TestServer.Settings settings = settings(ClientCertificatePolicy.REQUIRE, UnknownCertificates.LET_IN_UNTRUSTED);
        try (TestServer server = settings.start();
                FtpClient unknown = presenting(server, Partners.UNTRUSTED);
                FtpClient known = presenting(server, Partners.UNREGISTERED)) {
            unknown.command("USER anna", 331);
            assertThat(unknown.command("PASS p", 530))
                    .isEqualTo("530 Not logged in. Client certificate is not registered.\r\n");
            unknown.command("PWD", 530);
            known.command("USER anna", 331);
            known.command("PASS p", 230);
            assertThat(server.events().refusals())
                    .containsExactly(
                            "Nobody vouches for the client's certificate, and the listener demands that somebody does.");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"EXPLICIT", "IMPLICIT"})
    void whoseCertificateIsRefusedReadsNoReason(TlsMode mode) throws IOException {
        partners.revoke("it was revoked");
        try (TestServer server = server();
                FtpClient client = FtpClient.silent(server, mode)) {
            client.present(Partners.REGISTERED);
            if (mode == TlsMode.EXPLICIT) {
                client.expect(220);
                client.command("AUTH TLS", 234);
            }
            client.handshake();
            assertThat(client.expectAny()).isEqualTo("421 The client certificate is not accepted; goodbye.\r\n");
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.CLIENT_CERTIFICATE_REFUSED);
            assertThat(server.events().details("handshakeFailed"))
                    .containsExactly("The client's certificate was refused: it was revoked.");
            assertThat(server.events().details("sessionClosed"))
                    .containsExactly(
                            "CLIENT_CERTIFICATE_REFUSED: The client's certificate was refused: it was revoked.");
        }
    }

    static List<AccessRules> rulesThatKeepAnnaOut() {
        return List.of(
                new AccessRules(Set.of("elsewhere"), List.of(), Optional.empty(), OptionalInt.empty()),
                new AccessRules(
                        Set.of(), List.of(Network.parse("192.0.2.0/24")), Optional.empty(), OptionalInt.empty()),
                new AccessRules(
                        Set.of(), List.of(), Optional.of(Instant.parse("2020-01-01T00:00:00Z")), OptionalInt.empty()));
    }

    @ParameterizedTest
    @MethodSource("rulesThatKeepAnnaOut")
    void theRulesOfTheAccountHoldForEveryWayIn(AccessRules rules) throws IOException {
        partners.with(ANNA.with(rules), LoginMethod.PASSWORD).with(CARLA.with(rules), LoginMethod.CERTIFICATE);
        try (TestServer server = server();
                FtpClient anna = server.connect(TlsMode.IMPLICIT);
                FtpClient carla = presenting(server, Partners.REGISTERED)) {
            anna.command("USER anna", 331);
            assertThat(anna.command("PASS p", 530)).isEqualTo("530 Not logged in.\r\n");
            carla.command("USER carla", 331);
            carla.command("PASS p", 530);
            assertThat(server.events().refusals()).hasSize(2).allMatch(reason -> reason.startsWith("The account "));
        }
    }

    @Test
    void aUserHasNoMoreSessionsThanTheAccountAllows() throws IOException {
        AccessRules two = new AccessRules(Set.of(), List.of(), Optional.empty(), OptionalInt.of(2));
        partners.with(ANNA.with(two), LoginMethod.PASSWORD);
        try (TestServer server = server();
                FtpClient first = server.connect(TlsMode.IMPLICIT);
                FtpClient second = server.connect(TlsMode.IMPLICIT);
                FtpClient third = server.connect(TlsMode.IMPLICIT)) {
            loginAs("anna", first);
            loginAs("anna", second);
            third.command("USER anna", 331);
            assertThat(third.command("PASS p", 530))
                    .isEqualTo("530 Not logged in. This user has as many sessions as are allowed; close one.\r\n");
            third.command("PWD", 530);
            first.command("REIN", 220);
            loginAs("anna", third);
            second.command("QUIT", 221);
            second.expectClosed();
            server.events().awaitEvent("sessionClosed", CloseReason.QUIT.name()::equals);
            loginAs("anna", first);
            assertThat(server.events().refusals())
                    .containsExactly("The user has as many sessions as the account allows.");
        }
    }

    private static void loginAs(String name, FtpClient client) throws IOException {
        client.command("USER " + name, 331);
        client.command("PASS " + Partners.PASSWORD, 230);
    }

    @Test
    void theMessagesOfAUserStandBeforeTheLastLine() throws IOException {
        partners.with(
                ANNA.withMessages(List.of("Welcome to the\nstore.", "", "230 Bell: \u0007")), LoginMethod.PASSWORD);
        try (TestServer server = server();
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            client.command("USER anna", 331);
            assertThat(client.command("PASS p", 230))
                    .isEqualTo("230-Welcome to the\r\n store.\r\n 230 Bell: \\x07\r\n230 Logged in.\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"0,today", "1,in 1 day", "12,in 12 days"})
    void whoseCertificateEndsSoonIsTold(int days, String text) throws IOException {
        try (TestServer server = server();
                FtpClient client = presenting(server, Partners.issued("registered", days))) {
            client.command("USER anna", 331);
            assertThat(client.command("PASS p", 230))
                    .isEqualTo("230-Your certificate expires " + text + ".\r\n230 Logged in.\r\n");
            assertThat(server.events().details("certificateExpiresSoon")).containsExactly("CN=registered " + days);
        }
    }

    @ParameterizedTest
    @CsvSource({"29,30,true", "30,30,false", "0,0,false"})
    void howSoonIsSoonIsABound(int days, int bound, boolean told) throws IOException {
        TestServer.Settings settings = settings(ClientCertificatePolicy.REQUEST, UnknownCertificates.END_THE_SESSION)
                .limit(Limits.Count.CERTIFICATE_WARNING_DAYS, bound);
        try (TestServer server = settings.start();
                FtpClient client = presenting(server, Partners.issued("partner", days))) {
            client.command("USER anna", 331);
            client.command("PASS p", 230);
            assertThat(server.events().details("certificateExpiresSoon")).hasSize(told ? 1 : 0);
        }
    }
}

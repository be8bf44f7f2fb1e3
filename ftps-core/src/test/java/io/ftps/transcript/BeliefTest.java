/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static io.ftps.auth.LoginMethod.CERTIFICATE;
import static io.ftps.auth.LoginMethod.CERTIFICATE_AND_PASSWORD;
import static io.ftps.auth.LoginMethod.CERTIFICATE_OR_PASSWORD;
import static io.ftps.auth.LoginMethod.PASSWORD;
import static io.ftps.tls.ClientCertificatePolicy.IGNORE;
import static io.ftps.tls.ClientCertificatePolicy.REQUEST;
import static io.ftps.tls.ClientCertificatePolicy.REQUIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.AccountLogins;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.Partners;
import io.ftps.testing.RecordingEvents.Event;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the server believes: what each certificate is worth under each policy to a user of each method. */
final class BeliefTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final Set<String> TELLING = Set.of("handshakeFailed", "loginAccepted", "reason");
    private static final Map<ClientCertificatePolicy, TestServer> SERVERS =
            new EnumMap<>(ClientCertificatePolicy.class);

    @TempDir
    private static Path folder;

    /** What the client shows where it is asked. */
    private enum Shown {
        NOTHING,
        REGISTERED,
        UNREGISTERED,
        UNTRUSTED;

        Optional<CertifiedKey> key() {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case REGISTERED -> Optional.of(Partners.REGISTERED);
                case UNREGISTERED -> Optional.of(Partners.UNREGISTERED);
                case UNTRUSTED -> Optional.of(Partners.UNTRUSTED);
            };
        }
    }

    /** What the client reads to USER and to PASS with the right password, and what the operator hears. */
    private enum Outcome {
        PASSWORD_LETS_IN("331 Send the password.", "230 Logged in.", "loginAccepted"),
        CERTIFICATE_LETS_IN("232 Logged in.", "202 Logged in already.", "loginAccepted"),
        NONE_PRESENTED("331 Send the password.", "530 Not logged in.", "No certificate was presented."),
        NOT_REGISTERED(
                "331 Send the password.",
                "530 Not logged in. Client certificate is not registered.",
                "The certificate is not registered with this user."),
        NOT_TRUSTED(
                "331 Send the password.",
                "530 Not logged in. Client certificate is not registered.",
                "The certificate is not trusted."),
        NO_HANDSHAKE("", "", "The client presented no certificate."),
        NOT_ACCEPTED(
                "421 The client certificate is not accepted; goodbye.", "", "The client's certificate is unknown.");

        private final String user;
        private final String pass;
        private final String told;

        Outcome(String user, String pass, String told) {
            this.user = user;
            this.pass = pass;
            this.told = told;
        }
    }

    private record Row(ClientCertificatePolicy policy, Shown shown, LoginMethod method, Outcome outcome) {}

    /** The same in all three modes and both versions. */
    private static final List<Row> ROWS = List.of(
            new Row(IGNORE, Shown.NOTHING, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.NOTHING, CERTIFICATE, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.NOTHING, CERTIFICATE_AND_PASSWORD, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.NOTHING, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.REGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.REGISTERED, CERTIFICATE, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.REGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.REGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.UNREGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.UNREGISTERED, CERTIFICATE, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.UNREGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.UNREGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.UNTRUSTED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(IGNORE, Shown.UNTRUSTED, CERTIFICATE, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.UNTRUSTED, CERTIFICATE_AND_PASSWORD, Outcome.NONE_PRESENTED),
            new Row(IGNORE, Shown.UNTRUSTED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.NOTHING, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.NOTHING, CERTIFICATE, Outcome.NONE_PRESENTED),
            new Row(REQUEST, Shown.NOTHING, CERTIFICATE_AND_PASSWORD, Outcome.NONE_PRESENTED),
            new Row(REQUEST, Shown.NOTHING, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.REGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.REGISTERED, CERTIFICATE, Outcome.CERTIFICATE_LETS_IN),
            new Row(REQUEST, Shown.REGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.REGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.CERTIFICATE_LETS_IN),
            new Row(REQUEST, Shown.UNREGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.UNREGISTERED, CERTIFICATE, Outcome.NOT_REGISTERED),
            new Row(REQUEST, Shown.UNREGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.NOT_REGISTERED),
            new Row(REQUEST, Shown.UNREGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.UNTRUSTED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUEST, Shown.UNTRUSTED, CERTIFICATE, Outcome.NOT_TRUSTED),
            new Row(REQUEST, Shown.UNTRUSTED, CERTIFICATE_AND_PASSWORD, Outcome.NOT_TRUSTED),
            new Row(REQUEST, Shown.UNTRUSTED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUIRE, Shown.NOTHING, PASSWORD, Outcome.NO_HANDSHAKE),
            new Row(REQUIRE, Shown.NOTHING, CERTIFICATE, Outcome.NO_HANDSHAKE),
            new Row(REQUIRE, Shown.NOTHING, CERTIFICATE_AND_PASSWORD, Outcome.NO_HANDSHAKE),
            new Row(REQUIRE, Shown.NOTHING, CERTIFICATE_OR_PASSWORD, Outcome.NO_HANDSHAKE),
            new Row(REQUIRE, Shown.REGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUIRE, Shown.REGISTERED, CERTIFICATE, Outcome.CERTIFICATE_LETS_IN),
            new Row(REQUIRE, Shown.REGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUIRE, Shown.REGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.CERTIFICATE_LETS_IN),
            new Row(REQUIRE, Shown.UNREGISTERED, PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUIRE, Shown.UNREGISTERED, CERTIFICATE, Outcome.NOT_REGISTERED),
            new Row(REQUIRE, Shown.UNREGISTERED, CERTIFICATE_AND_PASSWORD, Outcome.NOT_REGISTERED),
            new Row(REQUIRE, Shown.UNREGISTERED, CERTIFICATE_OR_PASSWORD, Outcome.PASSWORD_LETS_IN),
            new Row(REQUIRE, Shown.UNTRUSTED, PASSWORD, Outcome.NOT_ACCEPTED),
            new Row(REQUIRE, Shown.UNTRUSTED, CERTIFICATE, Outcome.NOT_ACCEPTED),
            new Row(REQUIRE, Shown.UNTRUSTED, CERTIFICATE_AND_PASSWORD, Outcome.NOT_ACCEPTED),
            new Row(REQUIRE, Shown.UNTRUSTED, CERTIFICATE_OR_PASSWORD, Outcome.NOT_ACCEPTED));

    /** How TLS comes about. */
    private enum Mode {
        TLS_C(TlsMode.EXPLICIT, "TLS-C"),
        TLS_P(TlsMode.EXPLICIT, "TLS-P"),
        IMPLICIT(TlsMode.IMPLICIT, "");

        private final TlsMode mode;
        private final String auth;

        Mode(TlsMode mode, String auth) {
            this.mode = mode;
            this.auth = auth;
        }
    }

    private record Case(Mode mode, TlsVersion version, Row row) {}

    static List<Case> cases() {
        return ROWS.stream()
                .flatMap(row -> List.of(Mode.values()).stream()
                        .flatMap(mode ->
                                List.of(TlsVersion.values()).stream().map(version -> new Case(mode, version, row))))
                .toList();
    }

    @BeforeAll
    static void start() throws IOException {
        Partners partners = new Partners();
        for (LoginMethod method : LoginMethod.values()) {
            partners.with(User.named(method.name()), method);
        }
        for (ClientCertificatePolicy policy : ClientCertificatePolicy.values()) {
            SERVERS.put(
                    policy,
                    TestServer.with(folder)
                            .tls(partners.tls(policy))
                            .authenticator(AccountLogins.of(partners))
                            .limit(Limits.Time.LOGIN_FAILURE_DELAY, Duration.ofMillis(10))
                            .start());
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCertificateIsWorthWhatTheTableSays(Case given) throws IOException {
        Row row = given.row();
        TestServer server = SERVERS.get(row.policy());
        try (FtpClient client = FtpClient.silent(server, given.mode().mode, given.version())) {
            row.shown().key().ifPresent(client::present);
            talk(client, given);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .untilAsserted(() -> assertThat(told(server)).containsExactly(row.outcome().told));
        }
    }

    private static void talk(FtpClient client, Case given) throws IOException {
        Outcome expected = given.row().outcome();
        if (given.mode().mode == TlsMode.EXPLICIT) {
            client.expect(220);
            client.command("AUTH " + given.mode().auth, 234);
        }
        if (expected == Outcome.NO_HANDSHAKE) {
            client.expectNoHandshake();
            return;
        }
        client.handshake();
        if (expected == Outcome.NOT_ACCEPTED) {
            assertThat(client.expectAny()).isEqualTo(expected.user + "\r\n");
            client.expectClosed();
            return;
        }
        if (given.mode().mode == TlsMode.IMPLICIT) {
            client.expect(220);
        }
        client.send("USER " + given.row().method().name() + "\r\n");
        assertThat(client.expectAny()).isEqualTo(expected.user + "\r\n");
        client.send("PASS " + Partners.PASSWORD + "\r\n");
        assertThat(client.expectAny()).isEqualTo(expected.pass + "\r\n");
    }

    /** What the operator heard of the last session: that somebody is in, or the true reason why not. */
    private static List<String> told(TestServer server) {
        List<Event> all = server.events().all();
        String last = all.stream()
                .filter(event -> event.name().equals("sessionOpened"))
                .reduce((first, second) -> second)
                .map(Event::session)
                .orElseThrow();
        return all.stream()
                .filter(event -> event.session().equals(last) && TELLING.contains(event.name()))
                .map(event -> event.name().equals("loginAccepted") ? event.name() : event.detail())
                .toList();
    }
}

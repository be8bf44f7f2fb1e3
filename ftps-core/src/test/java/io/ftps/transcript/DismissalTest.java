/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.AccountLogins;
import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.User;
import io.ftps.server.Limits;
import io.ftps.server.SessionInfo;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.Partners;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that end because somebody is not believed any more, or the operator says so. */
final class DismissalTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final String REVOKED = "CERTIFICATE_REVOKED: The client's certificate was refused: it was revoked.";

    private final Partners partners = new Partners()
            .with(User.named("anna"), LoginMethod.PASSWORD)
            .with(User.named("carla"), LoginMethod.CERTIFICATE_OR_PASSWORD);

    @TempDir
    private Path folder;

    private TestServer server(Authenticator authenticator) throws IOException {
        return TestServer.with(folder)
                .tls(partners.tls(ClientCertificatePolicy.REQUEST))
                .authenticator(authenticator)
                .start();
    }

    private TestServer server() throws IOException {
        return server(AccountLogins.of(partners));
    }

    private static FtpClient login(TestServer server, CertifiedKey own) throws IOException {
        FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT);
        client.present(own);
        client.handshake();
        client.expect(220);
        client.command("USER carla", 232);
        return client;
    }

    private static FtpClient anna(TestServer server) throws IOException {
        FtpClient client = server.connect(TlsMode.IMPLICIT);
        client.command("USER anna", 331);
        client.command("PASS p", 230);
        return client;
    }

    private static List<String> closings(TestServer server, int count) {
        server.events().awaitClosings(count);
        return server.events().details("sessionClosed");
    }

    @Test
    void aRevokedCertificateEndsItsSessionInTheMiddleOfATransfer() throws IOException {
        try (TestServer server = server();
                FtpClient client = login(server, Partners.REGISTERED);
                FtpClient anna = anna(server);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR new", 150);
            data.handshake();
            data.write(new byte[50_000]);
            server.events().awaitEvent("transferStarted", any -> true);
            partners.revoke("it was revoked");
            server.server().reviewSessions();

            assertThat(client.expect(421))
                    .isEqualTo("421 The client certificate is not accepted any more; goodbye.\r\n");
            client.expectClosed();
            assertThat(closings(server, 1)).containsExactly(REVOKED);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(folder).isEmptyDirectory();
            anna.command("NOOP", 200);
        }
    }

    @Test
    void whoHasPresentedOneAndNotLoggedInYetGoesToo() throws IOException {
        try (TestServer server = server();
                FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT)) {
            client.present(Partners.UNREGISTERED);
            client.handshake();
            client.expect(220);
            partners.revoke("it was revoked");
            server.server().reviewSessions();
            client.expect(421);
            assertThat(closings(server, 1)).containsExactly(REVOKED);
        }
    }

    @Test
    void aVerifierThatCannotTellLetsNobodyInAndEndsNoSession() throws IOException {
        try (TestServer server = server();
                FtpClient client = login(server, Partners.REGISTERED)) {
            partners.cannotTell("the responder is down");
            int before = partners.asked();
            server.server().reviewSessions();
            await().until(() -> partners.asked() > before);
            client.command("NOOP", 200);
            try (FtpClient late = FtpClient.silent(server, TlsMode.IMPLICIT)) {
                late.present(Partners.REGISTERED);
                late.handshake();
                late.expect(421);
            }
            client.command("NOOP", 200);
        }
    }

    @Test
    void aUserWhoIsGoneIsDismissedInEverySession() throws IOException {
        try (TestServer server = server();
                FtpClient first = anna(server);
                FtpClient second = anna(server);
                FtpClient carla = login(server, Partners.REGISTERED)) {
            partners.remove("anna");
            server.server().reviewSessions();
            for (FtpClient client : List.of(first, second)) {
                assertThat(client.expect(421)).isEqualTo("421 This login is not valid any more; goodbye.\r\n");
                client.expectClosed();
            }
            assertThat(closings(server, 2)).containsOnly("USER_REVOKED: The account is gone.");
            carla.command("NOOP", 200);
        }
    }

    /** The password would still let her in, but she has not sent it. */
    @Test
    void whoCameInByACertificateAloneNeedsIt() throws IOException {
        try (TestServer server = server();
                FtpClient client = login(server, Partners.REGISTERED)) {
            partners.withoutCertificates("carla");
            server.server().reviewSessions();
            client.expect(421);
            assertThat(closings(server, 1)).hasSize(1).allMatch(reason -> reason.startsWith("USER_REVOKED: "));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"BUSY", "UNAVAILABLE"})
    void aStoreThatCannotDecideEndsNoSession(Reason reason) throws IOException {
        Reviewing authenticator = new Reviewing(reason);
        try (TestServer server = server(authenticator);
                FtpClient client = anna(server)) {
            for (int round = 1; round <= 3; round++) {
                server.server().reviewSessions();
                authenticator.awaitReviews(round);
            }
            client.command("NOOP", 200);
        }
    }

    /** Lets everybody in, and says one thing of those who are in. */
    private static final class Reviewing implements Authenticator {
        private final Reason reason;
        private final AtomicInteger reviews = new AtomicInteger();

        Reviewing(Reason reason) {
            this.reason = reason;
        }

        @Override
        public User authenticate(LoginAttempt attempt) {
            return User.named(attempt.userName());
        }

        @Override
        public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
            reviews.incrementAndGet();
            throw new LoginRefusedException(reason, "The store is away.");
        }

        void awaitReviews(int count) {
            await().until(() -> reviews.get() >= count);
        }
    }

    @Test
    void theServerLooksByItselfNowAndThen() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .tls(partners.tls(ClientCertificatePolicy.REQUEST))
                        .authenticator(AccountLogins.of(partners))
                        .limit(Limits.Time.REVIEW, Duration.ofMillis(20))
                        .start();
                FtpClient client = anna(server)) {
            client.command("NOOP", 200);
            partners.remove("anna");
            client.expect(421);
            assertThat(closings(server, 1)).containsExactly("USER_REVOKED: The account is gone.");
        }
    }

    /** There are fewer workers than sessions, and a round takes two of them. */
    @Test
    void aReviewThatHangsHoldsUpNoLogin() throws IOException {
        Hanging authenticator = new Hanging();
        List<FtpClient> clients = new ArrayList<>();
        try (TestServer server = server(authenticator)) {
            for (int i = 0; i < 20; i++) {
                clients.add(anna(server));
            }
            server.server().reviewSessions();
            await().until(() -> authenticator.hanging.get() == 2);
            clients.add(anna(server));
            authenticator.mayGoOn.countDown();
            await().until(() -> authenticator.reviewed.get() == 20);
            for (FtpClient client : clients) {
                client.command("NOOP", 200);
                client.close();
            }
        }
    }

    /** Lets everybody in, and thinks about them for long. */
    private static final class Hanging implements Authenticator {
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final AtomicInteger hanging = new AtomicInteger();
        private final AtomicInteger reviewed = new AtomicInteger();

        @Override
        public User authenticate(LoginAttempt attempt) {
            return User.named(attempt.userName());
        }

        @Override
        public void review(User user, Optional<PresentedCertificate> presented) {
            hanging.incrementAndGet();
            try {
                assertThat(mayGoOn.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            reviewed.incrementAndGet();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsMode.class)
    void theOperatorEndsASession(TlsMode mode) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(mode);
                FtpClient other = server.login(mode)) {
            String id = server.server().sessions().stream()
                    .map(SessionInfo::id)
                    .min(String::compareTo)
                    .orElseThrow();
            assertThat(server.server().closeSession("none", "why not")).isFalse();
            assertThat(server.server().closeSession(id, "He sends\nrubbish.")).isTrue();
            assertThat(client.expect(421)).isEqualTo("421 The operator ends this session; goodbye.\r\n");
            client.expectClosed();
            assertThat(closings(server, 1)).containsExactly("CLOSED_BY_OPERATOR: He sends\\x0Arubbish.");
            other.command("NOOP", 200);
        }
    }

    @Test
    void aSessionInTheMiddleOfItsHandshakeEndsWithoutAWord() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.command("AUTH TLS", 234);
            String id = server.server().sessions().get(0).id();
            assertThat(server.server().closeSession(id, "Enough.")).isTrue();
            client.expectClosed();
            assertThat(closings(server, 1)).containsExactly("CLOSED_BY_OPERATOR: Enough.");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.TlsMode;
import io.ftps.server.Transport;
import io.ftps.tls.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningServerTest {
    @TempDir
    private Path folder;

    private ServerSettings settings() {
        TlsSettings tls = TlsSettings.selfSignedIn(folder);
        return LoopbackSettings.of(
                folder,
                List.of(ListenerSettings.of(TlsMode.EXPLICIT, 0, tls), ListenerSettings.of(TlsMode.IMPLICIT, 0, tls)));
    }

    @Test
    void theStartScreenShowsWhatRuns() throws IOException {
        DemoAccount demo = new DemoAccount(folder);
        demo.prepare();
        RunningServer running = LoopbackSettings.start(settings());
        try (running) {
            String fingerprint = running.identityOf(
                            running.settings().listeners().get(0))
                    .keys()
                    .get(0)
                    .sha256Fingerprint();
            String password =
                    Files.readString(folder.resolve("demo-password.txt")).strip();
            int port = running.server().address("explicit").getPort();
            assertThat(StartScreen.of("ftps 1.0", running, demo.login(), Instant.now()))
                    .startsWith("ftps 1.0 is running; Ctrl-C stops it.\n")
                    .contains("  explicit     port " + port + ", all addresses; TLS after AUTH TLS, data encrypted\n")
                    .contains("TLS from the first byte")
                    .contains("self-signed, 364 days left")
                    .contains("for localhost, ")
                    .contains(", 127.0.0.1, ::1\n")
                    .contains("  SHA-256      " + fingerprint + "\n")
                    .contains("  TLS engine   " + (LoopbackSettings.ENGINE == EngineChoice.JDK ? "JDK" : "BoringSSL")
                            + "\n")
                    .contains(
                            "  transport    " + (LoopbackSettings.TRANSPORT == Transport.NIO ? "nio" : "epoll") + "\n")
                    .contains("  data ports   50000-50099\n")
                    .contains(" --user demo:" + password + " ftp://localhost:" + port + "/\n")
                    .contains("lftp -u demo," + password + " -e ");
        }
    }

    @Test
    void followsListenersWhileItRunsAndNothingThatNeedsANewStart() throws IOException {
        new DemoAccount(folder).prepare();
        ServerSettings first = settings();
        ListenerSettings more = ListenerSettings.of(TlsMode.PLAIN_LOGIN_ALLOWED, 0, TlsSettings.selfSignedIn(folder));
        try (RunningServer running = LoopbackSettings.start(first)) {
            running.follow(first.withListeners(List.of(first.listeners().get(0), more)));
            assertThat(running.portOf(more)).isPositive();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> running.portOf(first.listeners().get(1)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> running.follow(ServerSettings.defaults(folder.resolve("elsewhere"))))
                    .withMessageContaining("users, home");
            assertThat(running.portOf(more)).isPositive();
        }
    }

    @Test
    void anExpiredCertificateCannotBeOverlooked() throws IOException {
        DemoAccount demo = new DemoAccount(folder);
        demo.prepare();
        try (RunningServer running = LoopbackSettings.start(settings())) {
            Instant later = Instant.now().plusSeconds(400L * 86_400);
            assertThat(StartScreen.of("ftps 1.0", running, demo.login(), later))
                    .contains("self-signed, EXPIRED (until ");
        }
    }

    @Test
    void eachOfSeveralCertificatesIsShownWithItsListeners() throws IOException {
        new DemoAccount(folder).prepare();
        TlsSettings tls = TlsSettings.selfSignedIn(folder);
        ListenerSettings other = ListenerSettings.of(TlsMode.EXPLICIT, 0, tls);
        ListenerSettings own = LoopbackSettings.implicit(
                "own", "127.0.0.1", tls.with(new IdentitySource.SelfSignedIn(folder.resolve("own"))));
        ServerSettings settings = settings().withListeners(List.of(other, own));
        try (RunningServer running = LoopbackSettings.start(settings)) {
            String screen = StartScreen.of(
                    "ftps 1.0",
                    running,
                    Login.likely(running.accounts().server().accounts()),
                    Instant.now());
            assertThat(screen.lines().map(String::strip).filter(line -> line.startsWith("shown by")))
                    .containsExactly("shown by explicit", "shown by own");
        }
    }

    @Test
    void keyAndPasswordAreReadableByTheirOwnerOnly() throws IOException {
        new DemoAccount(folder).prepare();
        LoopbackSettings.start(settings()).close();
        assertThat(List.of("key.pem", "demo-password.txt", "users"))
                .allSatisfy(name -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------"));
    }
}

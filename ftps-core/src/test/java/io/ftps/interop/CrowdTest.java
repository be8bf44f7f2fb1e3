/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.server.Limits.Time;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred clients that never shake hands, as many that never send, as many that never read, and one that works. */
@Tag("ONCE")
@Tag("BORINGSSL")
final class CrowdTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int OF_EACH = 300;
    private static final byte[] SMALL = new byte[10_000];
    private static final int ROUNDS = 11;
    /** A good client may notice them, as whoever shares a machine does, but it never waits for one of them. */
    private static final int SLOWER = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final List<AutoCloseable> crowd = new ArrayList<>();

    @Test
    void aGoodClientDoesNotNoticeThem() throws Exception {
        Files.write(folder.resolve("big"), new byte[4_000_000]);
        try (TestServer server = patient()) {
            Duration alone = round(server);
            for (int i = 0; i < OF_EACH; i++) {
                crowd.add(FtpClient.silent(server, TlsMode.IMPLICIT));
                crowd.add(server.connect(TlsMode.EXPLICIT));
                crowd.addAll(neverReading(server));
            }
            await().until(() -> server.server().sessionCount() == 3 * OF_EACH);

            assertThat(round(server)).isLessThan(alone.multipliedBy(SLOWER));

            for (AutoCloseable each : crowd) {
                each.close();
            }
        }
    }

    /** Lets nobody go before all are there, however slow the machine is. */
    private TestServer patient() throws IOException {
        return TestServer.with(folder)
                .limit(Time.HANDSHAKE, PATIENCE)
                .limit(Time.LOGIN, PATIENCE)
                .start();
    }

    /** In the middle of a download, with buffers that are full. */
    private static List<AutoCloseable> neverReading(TestServer server) throws IOException {
        FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
        DataConnection data = client.connectData(client.epsv());
        client.command("RETR big", 150);
        return List.of(client, data);
    }

    /** How long a login, a transfer in each direction and the end take, most of the time. */
    private static Duration round(TestServer server) throws IOException {
        List<Duration> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            try (FtpClient client = server.login(TlsMode.IMPLICIT)) {
                client.upload("small", SMALL);
                assertThat(client.download("RETR small")).isEqualTo(SMALL);
                client.command("QUIT", 221);
            }
            rounds.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return rounds.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}

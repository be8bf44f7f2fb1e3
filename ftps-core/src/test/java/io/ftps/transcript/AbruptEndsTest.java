/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits.Count;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that vanish leave nothing behind; {@link TestServer#close} looks for what they might have left. */
@Tag("ONCE")
final class AbruptEndsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int CLIENTS = 10_000;
    private static final int THREADS = 8;

    @TempDir
    private Path folder;

    @Test
    void tenThousandClientsThatVanishLeaveNothing() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try (TestServer server = TestServer.with(folder)
                .limit(Count.SESSIONS_PER_ADDRESS, CLIENTS)
                .limit(Count.SESSIONS_NOT_LOGGED_IN, CLIENTS)
                .start()) {
            List<Callable<Void>> visits = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                visits.add(() -> vanish(server, number));
            }
            for (Future<Void> visit : clients.invokeAll(visits)) {
                visit.get();
            }
            server.awaitNobody();
            assertThat(server.server().passivePortsInUse()).isZero();
        } finally {
            clients.shutdown();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Most say a word or two in clear; one in a hundred gets as far as the middle of an upload. */
    private static Void vanish(TestServer server, int number) throws IOException {
        if (number % 100 == 0) {
            inTheMiddleOfAnUpload(server);
            return null;
        }
        switch (number % 3) {
            case 0 -> afterSending(server, TlsMode.PLAIN_LOGIN_ALLOWED, "");
            case 1 -> afterSending(server, TlsMode.EXPLICIT, "AUTH TLS\r\n\26\3\1");
            default -> afterSending(server, TlsMode.IMPLICIT, "\26\3\1\0");
        }
        return null;
    }

    private static void afterSending(TestServer server, TlsMode mode, String text) throws IOException {
        try (FtpClient client = FtpClient.silent(server, mode)) {
            client.send(text);
            client.reset();
        }
    }

    private static void inTheMiddleOfAnUpload(TestServer server) throws IOException {
        try (FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.login();
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command("STOR new", 150);
                data.write(new byte[1_000]);
                data.reset();
                client.reset();
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that may open no more files: what it cannot accept waits, and costs nothing. */
final class OpenFilesIT {
    private static final int OPEN_FILES = 90;
    private static final int CLIENTS = 200;
    private static final Duration WATCHED = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    @Test
    void connectionsThatCannotBeAcceptedDoNotKeepTheProcessorBusy() throws IOException, InterruptedException {
        String command = "ulimit -n " + OPEN_FILES + "; exec " + FtpsProcess.java() + " -jar " + FtpsProcess.jar()
                + " serve --port 0 --implicit-port 0";
        List<Socket> clients = new ArrayList<>();
        try (FtpsProcess server =
                FtpsProcess.beginCommand(folder, List.of("sh", "-c", command)).started()) {
            int port = server.port("explicit");
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            await("the limit")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> server.err().contains("Too many open files"));
            Duration before = server.cpu();
            await("a while").atMost(WATCHED.multipliedBy(3)).during(WATCHED).until(server::isAlive);
            assertThat(server.cpu().minus(before)).isLessThan(WATCHED.dividedBy(3));
            assertThat(server.err().lines().filter(line -> line.contains(" WARN ")))
                    .singleElement()
                    .asString()
                    .endsWith(
                            " AcceptFailures Listener explicit cannot accept clients (Too many open files); those who come"
                                    + " wait, and it tries again.");
            closeAll(clients);
            assertThat(greeting(port)).isEqualTo("220 FTP server ready.\r\n");
        } finally {
            closeAll(clients);
        }
    }

    private static void closeAll(List<Socket> clients) throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    private static String greeting(int port) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(60_000);
            return new String(client.getInputStream().readNBytes("220 FTP server ready.\r\n".length()), US_ASCII);
        }
    }
}

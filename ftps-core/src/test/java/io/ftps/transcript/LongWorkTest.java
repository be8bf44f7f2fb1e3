/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.file.FileInfo;
import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.ViewDecorator;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The hash of a file without an end. */
final class LongWorkTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    /** More than there are workers for files. */
    private static final int SESSIONS = 40;

    private static final AtomicInteger OPEN = new AtomicInteger();

    @TempDir
    private Path folder;

    /** A view that has one file more. */
    private static final class WithEndlessFile extends ViewDecorator {
        WithEndlessFile(FileSystemView files) {
            super(files);
        }

        @Override
        public FileInfo stat(FtpPath path) throws IOException {
            return path.name().equals("endless")
                    ? FileInfo.file("endless", Long.MAX_VALUE, Instant.EPOCH)
                    : super.stat(path);
        }

        @Override
        public FileSource read(FtpPath path, long offset) {
            OPEN.incrementAndGet();
            return new FileSource() {
                @Override
                public int read(ByteBuffer target) {
                    int count = target.remaining();
                    target.position(target.limit());
                    return count;
                }

                @Override
                public void close() {
                    OPEN.decrementAndGet();
                }
            };
        }
    }

    private TestServer server() throws IOException {
        return TestServer.with(folder).view(WithEndlessFile::new).start();
    }

    private static FtpClient hashing(TestServer server) throws IOException {
        FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
        client.send("HASH endless\r\n");
        return client;
    }

    @Test
    void aborStopsIt() throws IOException {
        try (TestServer server = server();
                FtpClient client = hashing(server)) {
            await().until(() -> OPEN.get() == 1);
            client.send("ABOR\r\n");
            assertThat(client.expect(426)).isEqualTo("426 The work was stopped.\r\n");
            client.expect(226);
            assertThat(OPEN).hasValue(0);
            client.command("PWD", 257);
        }
    }

    /** There is no 150, so the first reply is that of the work. */
    @Test
    void whatIsSentBehindItIsAnsweredBehindIt() throws IOException {
        byte[] bytes = new byte[20_000_000];
        Files.write(folder.resolve("large"), bytes);
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.send("HASH large\r\nNOOP\r\nSTAT\r\nPWD\r\n");
            client.expect(213);
            client.expect(200);
            client.expect(211);
            client.expect(257);
        }
    }

    @Test
    void whoGoesTakesItAlong() throws IOException {
        try (TestServer server = server()) {
            FtpClient client = hashing(server);
            await().until(() -> OPEN.get() == 1);
            client.hangUp();
            server.awaitNobody();
            assertThat(OPEN).hasValue(0);
        }
    }

    @Test
    void othersHaveTheirTurnInBetween() throws IOException {
        try (TestServer server = server()) {
            List<FtpClient> clients = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                clients.add(hashing(server));
            }
            await().until(() -> OPEN.get() == SESSIONS);
            try (FtpClient other = server.login(TlsMode.IMPLICIT)) {
                other.upload("a", "stored meanwhile".getBytes(UTF_8));
                other.command("SIZE a", 213);
            }
            for (FtpClient client : clients) {
                client.close();
            }
            server.awaitNobody();
            assertThat(OPEN).hasValue(0);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.User;
import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.ViewDecorator;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits.Time;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A storage, or who decides about logins, that does not come back. */
final class HungWorkerTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final String LATE = "421 The command took too long; connect anew.\r\n";

    @TempDir
    private Path folder;

    private final CountDownLatch until = new CountDownLatch(1);

    private void hang() {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TestServer.Settings impatient() {
        return TestServer.with(folder).limit(Time.COMMAND, Duration.ofMillis(400));
    }

    /** Deletes nothing and reads nothing for as long as that. */
    private final class HangingView extends ViewDecorator {
        HangingView(FileSystemView files) {
            super(files);
        }

        @Override
        public void delete(FtpPath path) throws IOException {
            hang();
            super.delete(path);
        }

        @Override
        public FileSource read(FtpPath path, long offset) throws IOException {
            FileSource file = super.read(path, offset);
            return new FileSource() {
                @Override
                public int read(ByteBuffer target) throws IOException {
                    hang();
                    return file.read(target);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }

    private void isGivenUp(String command) throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        try (TestServer server = impatient().view(HangingView::new).start()) {
            try (FtpClient client = server.login(TlsMode.IMPLICIT);
                    FtpClient other = server.login(TlsMode.IMPLICIT)) {
                client.send(command + "\r\n");
                assertThat(client.expect(421)).isEqualTo(LATE);
                client.expectClosed();
                other.command("SIZE a", 213);
                until.countDown();
                assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.COMMAND_TIMEOUT);
            }
            server.awaitNobody();
        }
    }

    @Test
    void aCommandIsGivenUp() throws IOException {
        isGivenUp("DELE a");
    }

    @Test
    void longWorkIsGivenUp() throws IOException {
        isGivenUp("HASH a");
    }

    @Test
    void aLoginIsGivenUp() throws IOException {
        try (TestServer server = impatient()
                .authenticator(attempt -> {
                    hang();
                    return User.named(TestServer.USER);
                })
                .start()) {
            try (FtpClient client = server.connect(TlsMode.IMPLICIT)) {
                client.command("USER " + TestServer.USER, 331);
                client.send("PASS secret\r\n");
                assertThat(client.expect(421)).isEqualTo(LATE);
                client.expectClosed();
                until.countDown();
                assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.COMMAND_TIMEOUT);
            }
            server.awaitNobody();
        }
    }
}

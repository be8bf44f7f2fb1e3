/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.Quota;
import io.ftps.auth.TransferRates;
import io.ftps.auth.User;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How much a user may store, and how fast his or her transfers may be. */
final class QuotaTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final String FULL = "552 The quota is used up.\r\n";
    private static final long KIB = 1_024;

    @TempDir
    private Path folder;

    private TestServer server(User user) throws IOException {
        return TestServer.with(folder).authenticator(attempt -> user).start();
    }

    private TestServer server(Quota quota) throws IOException {
        return server(User.named("anna").with(quota));
    }

    private static Quota bytes(long most) {
        return new Quota(OptionalLong.of(most), OptionalLong.empty());
    }

    /** An upload that is stopped on its way. */
    private static void overflow(FtpClient client, String command, int size) throws IOException {
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command(command, 150);
            data.handshake();
            data.write(new byte[size]);
            data.finish();
            assertThat(client.expect(552)).isEqualTo(FULL);
        }
    }

    private static void refused(FtpClient client, String command) throws IOException {
        client.epsv();
        assertThat(client.command(command, 552)).isEqualTo(FULL);
    }

    @Test
    void whatGoesBeyondIsNotPublished() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/old"), new byte[600]);
        try (TestServer server = server(bytes(1_000));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            overflow(client, "STOR new", 401);
            assertThat(folder.resolve("new")).doesNotExist();
            client.upload("new", new byte[400]);
            refused(client, "STOR more");
            refused(client, "APPE new");
            client.command("DELE new", 250);
            client.upload("more", new byte[400]);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void aFileThatIsReplacedMakesRoom() throws IOException {
        Files.write(folder.resolve("old"), new byte[900]);
        try (TestServer server = server(bytes(1_000));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.upload("old", new byte[1_000]);
            overflow(client, "STOR old", 1_001);
            assertThat(folder.resolve("old")).hasSize(1_000);
            client.upload("old", new byte[300]);
            client.upload("other", new byte[300]);
            client.command("RNFR other", 350);
            client.command("RNTO old", 250);
            client.upload("new", new byte[700]);
            refused(client, "STOR more");
        }
    }

    @Test
    void allSessionsOfAUserCountTogether() throws IOException {
        try (TestServer server = server(bytes(1_000));
                FtpClient first = server.login(TlsMode.IMPLICIT);
                FtpClient second = server.login(TlsMode.IMPLICIT);
                DataConnection data = first.connectData(first.epsv())) {
            first.command("STOR one", 150);
            data.handshake();
            data.write(new byte[800]);
            server.events().awaitEvent("transferStarted", any -> true);
            await().until(() -> first.command("STAT", 211).contains("800 bytes so far"));
            overflow(second, "STOR two", 300);
            data.finish();
            first.expect(226);
            second.upload("two", new byte[200]);
        }
    }

    @Test
    void filesCountToo() throws IOException {
        Files.write(folder.resolve("old"), new byte[1]);
        try (TestServer server = server(new Quota(OptionalLong.empty(), OptionalLong.of(2)));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.upload("new", new byte[1]);
            refused(client, "STOR third");
            client.upload("old", new byte[10]);
            client.command("MKD folder", 257);
            client.command("DELE old", 250);
            client.upload("third", new byte[1]);
        }
    }

    @Test
    void aDownloadIsAsFastAsTheUserMayBe() throws IOException {
        Files.write(folder.resolve("file"), new byte[(int) (150 * KIB)]);
        try (TestServer server = server(
                        User.named("anna").with(new TransferRates(OptionalLong.empty(), OptionalLong.of(100 * KIB))));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            long start = System.nanoTime();
            assertThat(client.download("RETR file")).hasSize((int) (150 * KIB));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
            client.upload("new", new byte[(int) (500 * KIB)]);
        }
    }

    /** Also where everything has come before it was asked for, as from a client that has closed already. */
    @Test
    void anUploadIsAsFastAsTheUserMayBe() throws IOException {
        try (TestServer server = server(
                        User.named("anna").with(new TransferRates(OptionalLong.of(200 * KIB), OptionalLong.empty())));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            long start = System.nanoTime();
            client.upload("new", new byte[(int) (300 * KIB)]);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(20));
            assertThat(folder.resolve("new")).hasSize(300 * KIB);
        }
    }

    @Test
    void aTransferThatWaitsForItsTurnEndsAtOnceWhenItIsStopped() throws IOException {
        Files.write(folder.resolve("file"), new byte[(int) (150 * KIB)]);
        try (TestServer server =
                        server(User.named("anna").with(new TransferRates(OptionalLong.of(KIB), OptionalLong.of(KIB))));
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("RETR file", 150);
            data.handshake();
            client.send("ABOR\r\n");
            client.expect(426);
            client.expect(226);
        }
    }
}

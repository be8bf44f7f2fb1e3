/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.IncomingFile;
import io.ftps.file.ViewDecorator;
import io.ftps.file.WriteMode;
import io.ftps.server.AsciiTransfers;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers as clients make them when nothing goes wrong. */
final class TransferTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 65_536, 131_072, 131_073, 1_048_576})
    void filesComeBackAsTheyWereSent(int size) throws IOException {
        byte[] bytes = random(size);
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.upload("a", bytes);
            assertThat(folder.resolve("a")).hasBinaryContent(bytes);
            assertThat(client.download("RETR a")).isEqualTo(bytes);
            assertThat(server.events().awaitTransfer(2).result()).satisfies(result -> {
                assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
                assertThat(result.bytes()).isEqualTo(size);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aHandshakeMayComeBeforeTheTransferCommand(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, version);
                DataConnection data = client.connectData(client.epsv())) {
            data.handshake();
            client.command("STOR a", 150);
            data.write(random(100));
            data.finish();
            client.expect(226);
            assertThat(folder.resolve("a")).hasBinaryContent(random(100));
        }
    }

    @Test
    void rangSendsTheBytesItNamesAndNoOthers() throws IOException {
        Files.writeString(folder.resolve("a"), "0123456789");
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("RANG 2 5", 350);
            assertThat(client.download("RETR a")).asString(US_ASCII).isEqualTo("2345");
            assertThat(client.download("RETR a")).hasSize(10);
            client.command("RANG 8 99", 350);
            assertThat(client.download("RETR a")).asString(US_ASCII).isEqualTo("89");
            client.epsv();
            client.command("RANG 0 3", 350);
            client.command("STOR a", 503);
        }
    }

    @Test
    void anUploadMayBeWholeBeforeItsCommandComes() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            data.handshake();
            data.write(random(100));
            data.finish();
            client.command("STOR a", 150);
            client.expect(226);
            assertThat(folder.resolve("a")).hasBinaryContent(random(100));
        }
    }

    @Test
    void aClientMayConnectOnlyBehindThe150() throws IOException {
        Files.write(folder.resolve("a"), random(100));
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            int port = client.epsv();
            client.command("RETR a", 150);
            try (DataConnection data = client.connectData(port)) {
                data.handshake();
                assertThat(data.readAll()).isEqualTo(random(100));
                client.expect(226);
            }
        }
    }

    @Test
    void pasvTellsAnAddressThatCanBeConnectedTo() throws IOException {
        Files.write(folder.resolve("a"), random(100));
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.pasv())) {
            client.command("RETR a", 150);
            data.handshake();
            assertThat(data.readAll()).isEqualTo(random(100));
            client.expect(226);
        }
    }

    @Test
    void restResumesADownload() throws IOException {
        Files.write(folder.resolve("a"), "0123456789".getBytes(US_ASCII));
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("REST 7", 350);
            assertThat(client.download("RETR a")).asString(US_ASCII).isEqualTo("789");
            assertThat(client.download("RETR a")).hasSize(10);
            client.command("REST 11", 350);
            client.epsv();
            client.command("RETR a", 554);
        }
    }

    @Test
    void restResumesAnUploadInPlace() throws IOException {
        Files.write(folder.resolve("a"), "0123456789".getBytes(US_ASCII));
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("REST 4", 350);
            client.upload("a", "xy".getBytes(US_ASCII));
            assertThat(folder.resolve("a")).hasContent("0123xy");
        }
    }

    @Test
    void appeAddsToTheEnd() throws IOException {
        Files.write(folder.resolve("a"), "0123".getBytes(US_ASCII));
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("APPE a", 150);
            data.handshake();
            data.write("45".getBytes(US_ASCII));
            data.finish();
            client.expect(226);
            assertThat(folder.resolve("a")).hasContent("012345");
        }
    }

    /** A task of a worker has 50 ms, so each call here is one, and its batch is short. */
    @Test
    void whatAStorageTakesLongForIsWholeAndInOrder() throws IOException {
        byte[] bytes = random(300_000);
        try (TestServer server = TestServer.with(folder).view(SlowView::new).start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.upload("a", bytes);
            assertThat(folder.resolve("a")).hasBinaryContent(bytes);
            assertThat(client.download("RETR a")).isEqualTo(bytes);
        }
    }

    /** Gives and takes little at a time, and needs more than 50 ms for it. */
    private static final class SlowView extends ViewDecorator {
        SlowView(FileSystemView files) {
            super(files);
        }

        private static void work() {
            long begun = System.nanoTime();
            await().pollDelay(Duration.ofMillis(51)).until(() -> System.nanoTime() - begun > 50_000_000);
        }

        @Override
        public FileSource read(FtpPath path, long offset) throws IOException {
            FileSource file = super.read(path, offset);
            return new FileSource() {
                @Override
                public int read(ByteBuffer target) throws IOException {
                    work();
                    ByteBuffer little = ByteBuffer.allocate(Math.min(30_000, target.remaining()));
                    int count = file.read(little);
                    target.put(little.flip());
                    return count;
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
            IncomingFile file = super.write(path, mode);
            return new IncomingFile() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    work();
                    file.write(bytes);
                }

                @Override
                public void commit() throws IOException {
                    file.commit();
                }

                @Override
                public void discard() throws IOException {
                    file.discard();
                }
            };
        }
    }

    @Test
    void typeAsciiLeavesFilesAloneWhereItIsTreatedAsImage() throws IOException {
        byte[] picture = "\r\none\ntwo\r\nthree\r\r\n\r".getBytes(US_ASCII);
        try (TestServer server = TestServer.with(folder)
                        .rules(listener -> listener.with(AsciiTransfers.TREAT_AS_IMAGE))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("TYPE A", 200);
            client.upload("a", picture);
            assertThat(folder.resolve("a")).hasBinaryContent(picture);
            assertThat(client.download("RETR a")).isEqualTo(picture);
            assertThat(client.download("NLST")).asString(UTF_8).isEqualTo("a\r\n");
            client.command("REST 2", 350);
            assertThat(client.download("RETR a")).isEqualTo(Arrays.copyOfRange(picture, 2, picture.length));
        }
    }

    /** Line ends fall on every border of what is read and sent at once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 61, 100_000})
    void aLargeTextIsWholeInTypeAscii(int width) throws IOException {
        String text = ("x".repeat(width) + "\n").repeat(400_000 / (width + 1));
        Files.writeString(folder.resolve("a"), text);
        byte[] sent = text.replace("\n", "\r\n").getBytes(US_ASCII);
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("TYPE A", 200);
            assertThat(client.download("RETR a")).isEqualTo(sent);
            client.upload("b", sent);
            assertThat(folder.resolve("b")).hasContent(text);
        }
    }

    @Test
    void typeAsciiConvertsLineEndsBothWays() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("TYPE A", 200);
            client.upload("a", "one\r\ntwo\r\n".getBytes(US_ASCII));
            assertThat(Files.readString(folder.resolve("a"))).isEqualTo("one\ntwo\n");
            assertThat(client.download("RETR a")).asString(US_ASCII).isEqualTo("one\r\ntwo\r\n");
        }
    }

    @Test
    void listingsShowWhatIsThere() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(folder.resolve("d/\u00e9t\u00e9"), "12345");
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.download("NLST")).asString(UTF_8).isEqualTo("d\r\n");
            assertThat(client.download("NLST d")).asString(UTF_8).isEqualTo("d/\u00e9t\u00e9\r\n");
            assertThat(client.download("LIST -la d"))
                    .asString(UTF_8)
                    .matches("-rw[-rwx]{7} +1 ftp +ftp +5 [A-Z][a-z]{2} [ 0-9]{2} [0-9]{2}:[0-9]{2} \u00e9t\u00e9\r\n");
            assertThat(client.download("MLSD d"))
                    .asString(UTF_8)
                    .startsWith("type=file;size=5;modify=")
                    .endsWith("; \u00e9t\u00e9\r\n");
            assertThat(client.download("MLSD d/..")).asString(UTF_8).endsWith(" d\r\n");
        }
    }

    @Test
    void anEmptyListingIsAnEmptyTransfer() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.download("LIST")).isEmpty();
            assertThat(client.download("NLST *.txt")).isEmpty();
        }
    }

    @Test
    void manyTransfersOfOneSessionFollowEachOther() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, TlsVersion.TLS_1_2)) {
            client.upload("a", random(1_000));
            for (int i = 0; i < 30; i++) {
                assertThat(client.download("RETR a")).hasSize(1_000);
            }
            assertThat(server.events().transfers()).hasSize(31);
        }
    }
}

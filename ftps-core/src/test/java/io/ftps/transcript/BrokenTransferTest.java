/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.IncomingFile;
import io.ftps.file.StorageFullException;
import io.ftps.file.ViewDecorator;
import io.ftps.file.WriteMode;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.server.UploadEnd;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transfers that go wrong: the old file stays, nothing half is published, the session goes on. */
@SuppressWarnings("try") // Data connections that say nothing are part of these transcripts.
final class BrokenTransferTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] HALF = new byte[50_000];

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void storeAFile() throws IOException {
        file = Files.writeString(folder.resolve("a"), "old");
    }

    private void assertOnlyTheOldFileIsThere() {
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(file).hasContent("old");
    }

    @Test
    void aClientKilledInTheMiddleOfAnUploadPublishesNothing() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            data.write(HALF);
            data.reset();
            client.reset();
            assertThat(server.events().awaitTransfer(1).result().outcome()).isNotEqualTo(Outcome.COMPLETED);
            server.awaitNobody();
            assertOnlyTheOldFileIsThere();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void anUploadThatABareFinEndsIsTruncated(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, version);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            data.write(HALF);
            data.finishWithoutCloseNotify();
            client.expect(426);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.TRUNCATED);
            assertOnlyTheOldFileIsThere();
            client.upload("a", HALF);
            assertThat(file).hasBinaryContent(HALF);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aBareFinWillDoWhereThatIsGrantedButNoReset(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .rules(listener -> listener.with(UploadEnd.DANGEROUS_BARE_FIN))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT, version)) {
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command("STOR b", 150);
                data.handshake();
                data.write(HALF);
                data.finishWithoutCloseNotify();
                client.expect(226);
            }
            assertThat(folder.resolve("b")).hasBinaryContent(HALF);
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command("STOR a", 150);
                data.finishWithoutCloseNotify();
                client.expect(522);
            }
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command("STOR a", 150);
                data.handshake();
                data.write(HALF);
                data.reset();
                client.expect(426);
            }
            assertThat(file).hasContent("old");
        }
    }

    @Test
    void anUploadWhoseClientIsCutOffIsTruncated() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            data.write(HALF);
            data.reset();
            assertThat(client.expect(426)).isIn("426 The connection broke.\r\n", "426 The connection was closed.\r\n");
            assertOnlyTheOldFileIsThere();
        }
    }

    @Test
    void garbageInsteadOfAHandshakeLeavesTheOldFileUntouched() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.write("clear data on a private connection".getBytes(US_ASCII));
            client.expect(522);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
            assertOnlyTheOldFileIsThere();
            client.upload("a", HALF);
        }
    }

    @Test
    void garbageBeforeTheTransferCommandLeavesTheOldFileUntouched() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            data.write("clear data on a private connection".getBytes(US_ASCII));
            client.command("NOOP", 200);
            client.command("STOR a", 150);
            client.expect(522);
            assertOnlyTheOldFileIsThere();
        }
    }

    @Test
    void aClientThatClosesInsteadOfAHandshakeLeavesTheOldFileUntouched() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.hangUp();
            client.expect(522);
            assertOnlyTheOldFileIsThere();
        }
    }

    @Test
    void aClientThatWaitsForClearDataIsToldWhy() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.HANDSHAKE, Duration.ofMillis(500))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("RETR a", 150);
            assertThat(client.expect(522)).contains("handshake");
        }
    }

    @Test
    void dataInClearIsRefusedWhereTheListenerDemandsTls() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .protection(DataProtection.PRIVATE_ONLY)
                        .start();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.startTls();
            client.login();
            client.epsv();
            client.command("RETR a", 522);
            client.command("PBSZ 0", 200);
            client.command("PROT C", 534);
            client.command("PROT P", 200);
            assertThat(client.download("RETR a")).hasSize(3);
        }
    }

    @Test
    void aDataConnectionThatNeverComesIsNotWaitedForLong() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.DATA_CONNECT, Duration.ofMillis(200))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.epsv();
            client.command("STOR a", 150);
            client.expect(425);
            assertOnlyTheOldFileIsThere();
            client.upload("a", HALF);
        }
    }

    @Test
    void aTransferWithoutPassiveCommandIsRefused() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("STOR a", 425);
            client.command("RETR a", 425);
            client.command("LIST", 425);
            assertOnlyTheOldFileIsThere();
        }
    }

    @Test
    void aDownloadWhoseClientStopsReadingIsStopped() throws IOException {
        Files.write(folder.resolve("big"), new byte[8_000_000]);
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.STALL, Duration.ofMillis(300))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("RETR big", 150);
            data.handshake();
            client.expect(426);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
            client.command("NOOP", 200);
        }
    }

    @Test
    void anUploadWhoseClientSendsNothingIsStopped() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.STALL, Duration.ofMillis(300))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            data.write(HALF);
            client.expect(426);
            assertOnlyTheOldFileIsThere();
        }
    }

    @Test
    void aDownloadWhoseClientIsGoneEnds() throws IOException {
        Files.write(folder.resolve("big"), new byte[8_000_000]);
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("RETR big", 150);
            data.handshake();
            data.read(new byte[1_000]);
            data.reset();
            client.expect(426);
            client.command("NOOP", 200);
        }
    }

    @Test
    void aFullDiskIsToldAsSuchAndTheOldFileStays() throws IOException {
        try (TestServer server = TestServer.with(folder).view(FullDisk::new).start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            writeUntilCut(data);
            client.expect(452);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
            assertOnlyTheOldFileIsThere();
        }
    }

    /** The server breaks off as soon as it cannot store the first bytes, maybe before the last ones are sent. */
    private static void writeUntilCut(DataConnection data) {
        try {
            data.write(HALF);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        }
    }

    /** Has room for names, not for bytes. */
    private static final class FullDisk extends ViewDecorator {
        FullDisk(FileSystemView files) {
            super(files);
        }

        @Override
        public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
            IncomingFile file = super.write(path, mode);
            return new IncomingFile() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    throw new StorageFullException(path.toString());
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
    void aFileThatIsGoneBehindThe150IsAFaultOfTheStorage() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            int port = client.epsv();
            client.command("RETR a", 150);
            Files.delete(file);
            try (DataConnection data = client.connectData(port)) {
                data.handshake();
                client.expect(451);
            }
        }
    }
}

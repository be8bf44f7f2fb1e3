/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of two mebibytes that really is full when it is full. */
@Tag("ONCE")
@Tag("JDK")
final class FullDiskTest {
    private static final int DISK = 2 << 20;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Run mounted = Program.MOUNT.run(folder, "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString());
        assumeTrue(mounted.exit() == 0, "Mounting a small disk needs root: run the tests as root to have this tested.");
    }

    @AfterEach
    void unmount() throws Exception {
        Program.UMOUNT.run(folder, disk.toString());
    }

    @Test
    void anUploadThatFindsNoRoomIsToldSoAndLeavesTheOldFile() throws IOException {
        byte[] old = new byte[DISK / 2];
        Files.write(disk.resolve("a"), old);
        try (TestServer server = TestServer.on(disk);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                FtpClient other = server.login(TlsMode.EXPLICIT)) {
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command("STOR a", 150);
                data.handshake();
                tryToWrite(data);
                assertThat(client.expect(452)).isEqualTo("452 The storage is full.\r\n");
            }
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(disk.resolve("a")).hasBinaryContent(old);
            try (Stream<Path> left = Files.list(disk)) {
                assertThat(left).containsExactly(disk.resolve("a"));
            }
            other.upload("b", new byte[DISK / 4]);
            client.upload("a", new byte[DISK / 4]);
        }
    }

    /** The server may hang up before it has heard everything. */
    private static void tryToWrite(DataConnection data) {
        try {
            data.write(new byte[8 * DISK]);
            data.finish();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}

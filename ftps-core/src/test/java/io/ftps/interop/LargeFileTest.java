/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** One byte more than 2 GiB, the size at which an {@code int} has long been wrong, through a JVM of 64 MiB. */
@Tag("ONCE")
@Tag("BORINGSSL")
final class LargeFileTest {
    private static final long SIZE = (2L << 30) + 1;
    /** No multiple of it is the edge of a buffer, so bytes that are lost, doubled or moved are noticed. */
    private static final long STEP = 49_999_999;

    /** In memory where there is a place for it, since two gibibytes are soon written there. */
    @TempDir(factory = InMemory.class)
    private Path folder;

    private static final class InMemory implements TempDirFactory {
        private static final Path SHARED_MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            boolean fits = Files.isWritable(SHARED_MEMORY)
                    && Files.getFileStore(SHARED_MEMORY).getUsableSpace() > 2 * SIZE;
            return fits ? Files.createTempDirectory(SHARED_MEMORY, "ftps") : Files.createTempDirectory("ftps");
        }
    }

    /** A sparse file: zeros, and bytes of a kind of their own here and there, among them the last ones. */
    private static void makeLarge(Path file) throws IOException {
        try (SeekableByteChannel out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))) {
            for (long position = 0; position < SIZE; position += STEP) {
                out.position(position).write(ByteBuffer.allocate(Long.BYTES).putLong(0, ~position));
            }
            out.position(SIZE - 1).write(ByteBuffer.wrap(new byte[] {7}));
        }
    }

    private ServerProcess server;
    private Curl curl;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start(folder, Map.of(), "-Xmx64m", "-XX:MaxDirectMemorySize=64m");
        Path mine = Files.createDirectory(folder.resolve("mine"));
        curl = new Curl(mine, "ftps://127.0.0.1:" + server.port() + "/", folder.resolve("server.pem"));
    }

    @AfterEach
    void stop() throws Exception {
        try {
            assertThat(server.stop()).doesNotContain("WARN", "ERROR");
        } finally {
            server.close();
        }
    }

    @Test
    void aFileOfMoreThanTwoGibibytesIsUploaded() throws Exception {
        makeLarge(folder.resolve("mine/large"));

        curl.run("--upload-file", "large", "@large").succeeded();

        assertSame(folder.resolve("mine/large"), folder.resolve("files/large"));
    }

    @Test
    void aFileOfMoreThanTwoGibibytesIsDownloaded() throws Exception {
        makeLarge(folder.resolve("files/large"));

        curl.run("--output", "large", "@large").succeeded();

        assertSame(folder.resolve("files/large"), folder.resolve("mine/large"));
    }

    private static void assertSame(Path sent, Path received) throws IOException {
        assertThat(Files.size(received)).isEqualTo(SIZE);
        assertThat(Files.mismatch(sent, received)).as("first wrong byte").isEqualTo(-1);
        Files.delete(received);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.ViewDecorator;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A directory of a million entries is told as they are read, and held by nobody. On the engine that costs least, for it is not about
 * engines.
 */
@Tag("ONCE")
@Tag("BORINGSSL")
final class HugeListingTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int ENTRIES = 1_000_000;
    /** How many lines a client reads between two looks at the heap. */
    private static final int LINES = 300_000;

    private static final int COLLECTIONS = 4;

    private static final int MOST_GROWTH_BYTES = 4 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int PIECE_BYTES = 64 * 1024;

    @TempDir
    private Path folder;

    private final AtomicInteger pulled = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    @BeforeEach
    void makeTheDirectory() throws IOException {
        Files.createDirectory(folder.resolve("huge"));
    }

    /** Makes an entry when it is asked for one. */
    private final class Huge extends ViewDecorator {
        Huge(FileSystemView files) {
            super(files);
        }

        @Override
        public DirectoryListing list(FtpPath directory) {
            open.incrementAndGet();
            return new DirectoryListing() {
                private int next;

                @Override
                public Optional<FileInfo> next() {
                    if (next == ENTRIES) {
                        return Optional.empty();
                    }
                    pulled.incrementAndGet();
                    return Optional.of(FileInfo.file("file-" + next++, 12_345, Instant.EPOCH));
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    private TestServer server() throws IOException {
        return TestServer.with(folder).view(Huge::new).start();
    }

    private static DataConnection listing(FtpClient client, String command) throws IOException {
        DataConnection data = client.connectData(client.epsv());
        client.command(command, 150);
        data.handshake();
        return data;
    }

    /** What lives is no more than the least that is ever seen: the server makes garbage behind a collection until its buffers are full. */
    private static long liveHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Reads to the end, and gives what was on the heap now and then. */
    private static List<Long> heapWhileReading(DataConnection data) throws IOException {
        List<Long> heap = new ArrayList<>();
        byte[] piece = new byte[PIECE_BYTES];
        int lines = 0;
        int count;
        do {
            count = data.read(piece);
            for (int i = 0; i < count; i++) {
                lines += piece[i] == '\n' ? 1 : 0;
            }
            if (lines > LINES * (heap.size() + 1)) {
                heap.add(liveHeap());
            }
        } while (count == piece.length);
        assertThat(lines).isEqualTo(ENTRIES);
        return heap;
    }

    @Test
    void aMillionEntriesTakeNoMoreMemoryThanAFew() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertHeapStaysFlat(client, "LIST huge");
            assertHeapStaysFlat(client, "MLSD huge");
        }
    }

    private void assertHeapStaysFlat(FtpClient client, String command) throws IOException {
        try (DataConnection data = listing(client, command)) {
            List<Long> heap = heapWhileReading(data);
            client.expect(226);
            assertThat(heap).hasSize(ENTRIES / LINES);
            assertThat(Collections.max(heap) - heap.get(0))
                    .as("growth of the heap during %s: %s", command, heap)
                    .isLessThan(MOST_GROWTH_BYTES);
            await().atMost(PATIENCE).until(() -> open.get() == 0);
        }
    }

    /** What is pulled fills the buffers of both ends and no more. */
    @Test
    void whoStopsReadingStopsThePulling() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = listing(client, "MLSD huge")) {
            assertThat(data.read(new byte[100])).isEqualTo(100);
            AtomicInteger before = new AtomicInteger(-1);
            await().pollInterval(Duration.ofMillis(100))
                    .during(Duration.ofMillis(500))
                    .atMost(PATIENCE)
                    .until(() -> before.getAndSet(pulled.get()) == pulled.get());
            int held = pulled.get();
            assertThat(held).isLessThan(ENTRIES / 4);
            data.read(new byte[PIECE_BYTES * 100]);
            await().atMost(PATIENCE).until(() -> pulled.get() > held);
            data.reset();
            client.expect(426);
            await().atMost(PATIENCE).until(() -> open.get() == 0);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits.Time;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty clients that do random things for some time: {@code -Dftps.soak.time=PT30M -Dtest.timeout=0} says how long, {@code -Dftps.soak.seed}
 * what chance does. Time and again all pause, and nothing may be left but whole files.
 */
@Tag("ONCE")
final class SoakTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLIENTS = 50;
    private static final Duration TIME = Duration.parse(System.getProperty("ftps.soak.time", "PT4S"));
    private static final int PAUSES = (int) Math.max(1, TIME.dividedBy(Duration.ofSeconds(30)));
    private static final long SEED = Long.getLong("ftps.soak.seed", System.nanoTime());
    /** Below this the heap is still filling with classes and caches. */
    private static final Duration LONG_ENOUGH_FOR_THE_HEAP = Duration.ofMinutes(10);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Whoever has a session reads; who wants to find nobody connected writes. */
    private final ReadWriteLock sessions = new ReentrantReadWriteLock(true);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong operations = new AtomicLong();
    private final LiveHeap heap = new LiveHeap();

    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftAndNothingGrows() throws Exception {
        try (TestServer server = patientServer()) {
            CompletionService<Void> running = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient client = new SoakClient(server, i, SEED + i);
                running.submit(() -> live(client));
            }
            running.submit(this::watchTheSharedFile);
            for (int i = 0; i < PAUSES; i++) {
                assertNobodyEndsWithin(TIME.dividedBy(PAUSES), running);
                pause(server);
            }
            over.set(true);
            for (int i = 0; i <= CLIENTS; i++) {
                running.take().get();
            }
        } finally {
            threads.shutdownNow();
        }
        LOG.info("Seed {}: {} operations in {}, live heap {}", SEED, operations, TIME, heap);
        assertThat(operations).as("operations").hasValueGreaterThan(CLIENTS);
        if (TIME.compareTo(LONG_ENOUGH_FOR_THE_HEAP) >= 0) {
            assertThat(heap.mebibytesInTenMinutes())
                    .as("MiB in ten minutes, of %s", heap)
                    .isLessThan(1);
        }
    }

    /** On a machine that does other things too, nobody is cut for being slow. */
    private TestServer patientServer() throws IOException {
        return TestServer.with(folder)
                .limit(Time.HANDSHAKE, PATIENCE)
                .limit(Time.LOGIN, PATIENCE)
                .limit(Time.DATA_CONNECT, PATIENCE)
                .start();
    }

    private Void live(SoakClient client) throws IOException {
        while (!over.get()) {
            sessions.readLock().lock();
            try {
                operations.addAndGet(client.session());
            } finally {
                sessions.readLock().unlock();
            }
        }
        return null;
    }

    private Void watchTheSharedFile() throws IOException {
        Path shared = folder.resolve(SoakClient.SHARED);
        while (!over.get()) {
            if (Files.exists(shared)) {
                assertThat(Block.areWhole(Files.readAllBytes(shared)))
                        .as("%s is whole", shared)
                        .isTrue();
            }
            Thread.onSpinWait();
        }
        return null;
    }

    /** Whoever ends before he is told to has found something. */
    private static void assertNobodyEndsWithin(Duration time, CompletionService<Void> running) throws Exception {
        Future<Void> ended = running.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        if (ended != null) {
            ended.get();
        }
    }

    /** Nobody is connected: what is there now would be there for ever. */
    private void pause(TestServer server) throws IOException {
        sessions.writeLock().lock();
        try {
            server.awaitNobody();
            assertThat(server.server().passivePortsInUse()).isZero();
            server.events().settleEnded();
            assertThat(server.events().all()).isEmpty();
            try (Stream<Path> found = Files.list(folder)) {
                found.forEach(SoakTest::lookAt);
            }
            heap.look();
        } finally {
            sessions.writeLock().unlock();
        }
    }

    private static void lookAt(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(SoakClient.BROKEN)) {
                Files.delete(file);
            } else {
                assertThat(name).as("a temporary file").doesNotStartWith(".");
                assertThat(Block.areWhole(Files.readAllBytes(file)))
                        .as("%s is whole", name)
                        .isTrue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

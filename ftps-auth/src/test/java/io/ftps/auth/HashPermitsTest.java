/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.BUSY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashPermitsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void noMoreChecksRunThanThereArePermitsAndTheOthersWait() throws Exception {
        HashPermits permits = new HashPermits(2, 10, Duration.ofMinutes(1));

        List<Future<String>> checks = start(permits, 5);
        await().until(() -> running.get() == 2 && permits.waiting() == 3);
        mayEnd.release(5);

        for (Future<String> check : checks) {
            assertThat(check.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        }
        assertThat(mostRunning).hasValue(2);
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void aFullQueueRefusesAtOnceAndThoseInItGoOn() throws Exception {
        HashPermits permits = new HashPermits(1, 2, Duration.ofMinutes(1));
        List<Future<String>> checks = start(permits, 3);
        await().until(() -> running.get() == 1 && permits.waiting() == 2);

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> permits.under(8, () -> "never"))
                .withMessage("The password was not checked because more than 2 checks wait already (1 permits).")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(BUSY));

        mayEnd.release(3);
        for (Future<String> check : checks) {
            assertThat(check.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        }
    }

    @Test
    void aCostlyHashTakesThePermitsOfItsMemory() throws Exception {
        HashPermits permits = new HashPermits(3, 0, Duration.ofMillis(1));
        int twoPermits = HashPermits.UNIT + 1;

        String result = permits.under(twoPermits, () -> {
            assertThat(isFree(permits, HashPermits.UNIT)).isTrue();
            assertThat(isFree(permits, twoPermits)).isFalse();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(isFree(permits, twoPermits)).isTrue();
    }

    @Test
    void aHashCostlierThanAllPermitsRunsAlone() throws Exception {
        HashPermits permits = new HashPermits(2, 0, Duration.ofMillis(1));

        boolean roomBeside = permits.under(262_144, () -> isFree(permits, 1));

        assertThat(roomBeside).isFalse();
        assertThat(isFree(permits, 262_144)).isTrue();
    }

    @Test
    void workThatFailsGivesItsPermitBack() {
        HashPermits permits = new HashPermits(1, 0, Duration.ofMillis(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> permits.under(8, () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(isFree(permits, 8)).isTrue();
    }

    @Test
    void theDefaultFitsProcessorsAndHeap() {
        assertThat(HashPermits.defaultNumber())
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }

    private static boolean isFree(HashPermits permits, int memory) {
        try {
            return permits.under(memory, () -> true);
        } catch (LoginRefusedException busy) {
            return false;
        }
    }

    /** Starts checks that run until {@link #mayEnd} lets them end. */
    private List<Future<String>> start(HashPermits permits, int number) {
        List<Future<String>> checks = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(number);
        for (int i = 0; i < number; i++) {
            checks.add(threads.submit(() -> {
                together.countDown();
                together.await();
                return permits.under(8, this::check);
            }));
        }
        return checks;
    }

    private String check() {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        mayEnd.acquireUninterruptibly();
        running.decrementAndGet();
        return "done";
    }
}

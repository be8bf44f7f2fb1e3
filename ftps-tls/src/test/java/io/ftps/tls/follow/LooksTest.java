/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Looks QUICK = Looks.DEFAULT.every(Duration.ofMillis(1));

    private final AtomicInteger looks = new AtomicInteger();
    private volatile Thread thread = Thread.currentThread();

    private void look() {
        thread = Thread.currentThread();
        looks.incrementAndGet();
        throw new IllegalStateException("This look fails.");
    }

    @Test
    void aLookThatFailsIsNotTheLastOne() {
        Runnable stop = QUICK.begin("looking", this::look);
        await().until(() -> looks.get() >= 3);
        stop.run();
        stop.run();

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("looking");
        await("its thread ends").until(() -> !thread.isAlive());
    }

    @Test
    void anEmbeddersThreadsOutliveTheLooks() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
        try {
            Runnable stop = QUICK.on(own).begin("looking", this::look);
            await().until(() -> looks.get() >= 3);
            stop.run();

            assertThat(own.isShutdown()).isFalse();
        } finally {
            own.shutdownNow();
        }
    }

    @Test
    void aPauseOfNoTimeIsAMistake() {
        assertThatThrownBy(() -> QUICK.every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every: PT0S (expected: a time longer than nothing)");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.fetch.KeptAnswers.Kept;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final SteppedClock clock = new SteppedClock(Issuing.NOW);
    private final KeptAnswers<String, Integer> answers = new KeptAnswers<>(3, clock);
    private final AtomicInteger asked = new AtomicInteger();

    private int get(String key) throws InterruptedException {
        return answers.get(
                key, () -> new Kept<>(asked.incrementAndGet(), clock.instant().plusSeconds(60)));
    }

    @Test
    void anAnswerIsKeptUntilItsEnd() throws InterruptedException {
        assertThat(get("a")).isEqualTo(1);
        clock.step(Duration.ofSeconds(59));
        assertThat(get("a")).isEqualTo(1);
        clock.step(Duration.ofSeconds(1));
        assertThat(get("a")).isEqualTo(2);
        answers.clear();
        assertThat(get("a")).isEqualTo(3);
    }

    @Test
    void theOneWantedLeastRecentlyGoesFirst() throws InterruptedException {
        get("a");
        get("b");
        get("c");
        get("a");
        assertThat(get("d")).isEqualTo(4);

        assertThat(get("a")).isEqualTo(1);
        assertThat(get("c")).isEqualTo(3);
        assertThat(get("b")).isEqualTo(5);
    }

    @Test
    void thoseWhoWantTheSameShareOneQuestion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try {
            List<Future<Integer>> wanting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                wanting.add(threads.submit(() -> answers.get("a", () -> {
                    int count = asked.incrementAndGet();
                    mayAnswer.await();
                    return new Kept<>(count, clock.instant().plusSeconds(60));
                })));
            }
            await().until(() -> asked.get() == 1);
            assertThat(get("another")).isEqualTo(2);
            mayAnswer.countDown();
            for (Future<Integer> each : wanting) {
                assertThat(each.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

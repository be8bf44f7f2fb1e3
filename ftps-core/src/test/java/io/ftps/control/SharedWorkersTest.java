/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class SharedWorkersTest {
    /** What the workers were given and have not done yet. */
    private final Queue<Runnable> given = new ArrayDeque<>();

    private final List<String> done = new ArrayList<>();
    private final SharedWorkers workers = new SharedWorkers(given::add, 2, 1);
    private final Executor one = workers.of("one");

    private void workOnce() {
        given.remove().run();
    }

    @Test
    void onePartyTakesItsShareAndOthersAreServedMeanwhile() {
        for (String name : List.of("a", "b", "c")) {
            one.execute(() -> done.add(name));
        }
        workers.of("other").execute(() -> done.add("other"));

        assertThat(given).hasSize(3);
        workOnce();
        workOnce();
        workOnce();
        assertThat(done).containsExactly("a", "b", "other");
        workOnce();
        assertThat(done).containsExactly("a", "b", "other", "c");
        assertThat(given).isEmpty();
    }

    @Test
    void oneTooManyIsRejectedUntilThereIsRoomAgain() {
        for (String name : List.of("a", "b", "c")) {
            one.execute(() -> done.add(name));
        }
        assertThatThrownBy(() -> one.execute(() -> done.add("d")))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("1 tasks wait already");

        workOnce();
        one.execute(() -> done.add("e"));
        while (!given.isEmpty()) {
            workOnce();
        }
        assertThat(done).containsExactly("a", "b", "c", "e");
    }

    @Test
    void aTaskThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            one.execute(() -> {
                throw new IllegalStateException("It fails.");
            });
        }
        assertThatThrownBy(this::workOnce).isInstanceOf(IllegalStateException.class);

        assertThat(given).hasSize(2);
    }
}

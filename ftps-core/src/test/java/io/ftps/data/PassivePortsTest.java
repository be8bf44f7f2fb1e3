/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.data.PassivePorts.Lease;
import io.ftps.server.PassiveAddresses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pool of numbers. */
final class PassivePortsTest {
    private final PassivePorts ports = new PassivePorts(PassiveAddresses.ports(50_000, 50_009), new Random(1));

    private List<Lease> takeAll() {
        return IntStream.range(0, 10).mapToObj(i -> ports.take().orElseThrow()).toList();
    }

    @Test
    void everyNumberIsGivenOutOnce() {
        assertThat(takeAll().stream().map(Lease::port))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(50_000, 50_009).boxed().toList());
        assertThat(ports.take()).isEmpty();
        assertThat(ports.inUse()).isEqualTo(10);
    }

    @Test
    void theFirstNumberIsNotForetold() {
        Set<Integer> first = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            PassivePorts fresh = new PassivePorts(PassiveAddresses.ports(50_000, 50_009), new Random(seed));
            first.add(fresh.take().orElseThrow().port());
        }
        assertThat(first).hasSizeGreaterThan(5);
    }

    @Test
    void aNumberGivenBackTwiceIsFreeOnce() {
        List<Lease> all = takeAll();
        Lease lease = all.get(3);
        lease.giveBack();
        Optional<Lease> again = ports.take();
        assertThat(again.map(Lease::port)).contains(lease.port());
        lease.giveBack();
        assertThat(ports.take()).isEmpty();
    }

    @Test
    void theSystemsChoiceIsNeverUsedUp() {
        PassivePorts any = new PassivePorts(PassiveAddresses.ANY_PORT, new Random(1));
        for (int i = 0; i < 100; i++) {
            assertThat(any.take().orElseThrow().port()).isZero();
        }
        assertThat(any.inUse()).isZero();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.control.HandshakePermits.Permit;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places among the handshakes: three in all, two from one address. */
final class HandshakePermitsTest {
    private static final InetAddress ONE = address(1);
    private static final InetAddress TWO = address(2);

    private final HandshakePermits permits =
            new HandshakePermits(Limits.DEFAULT.with(Count.HANDSHAKES, 3).with(Count.HANDSHAKES_PER_ADDRESS, 2));
    private final List<String> granted = new ArrayList<>();

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Permit request(InetAddress address, String name) {
        return permits.request(address, () -> granted.add(name));
    }

    @Test
    void oneAddressGetsItsShareAndOthersTheRest() {
        request(ONE, "a");
        request(ONE, "b");
        request(ONE, "c");
        request(TWO, "d");
        request(TWO, "e");
        assertThat(granted).containsExactly("a", "b", "d");
    }

    @Test
    void thoseWhoWaitAreServedInOrderAsSoonAsTheyFit() {
        Permit a = request(ONE, "a");
        request(ONE, "b");
        request(ONE, "c");
        Permit d = request(TWO, "d");
        request(TWO, "e");
        d.close();
        assertThat(granted).containsExactly("a", "b", "d", "e");
        a.close();
        assertThat(granted).containsExactly("a", "b", "d", "e", "c");
    }

    @Test
    void whoGivesUpWaitingTakesNoPlace() {
        Permit a = request(ONE, "a");
        request(ONE, "b");
        Permit c = request(ONE, "c");
        c.close();
        a.close();
        request(ONE, "f");
        assertThat(granted).containsExactly("a", "b", "f");
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Permit a = request(ONE, "a");
        request(ONE, "b");
        a.close();
        a.close();
        request(ONE, "c");
        request(ONE, "d");
        assertThat(granted).containsExactly("a", "b", "c");
    }
}

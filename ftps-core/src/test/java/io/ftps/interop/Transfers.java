/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.RecordingEvents.EndedTransfer;
import io.ftps.testing.TestRun;
import io.ftps.tls.TlsEngine;
import java.util.List;

/** What the events tell of the transfers of a test. */
final class Transfers {
    /** What a resumed session proves on the engine under test. */
    static final BindingLevel RESUMED =
            TestRun.engine() == TlsEngine.JDK ? BindingLevel.SESSION : BindingLevel.SESSION_UNPROVEN;

    private Transfers() {}

    static List<EndedTransfer> files(ServerFixture server) {
        return server.events().transfers().stream()
                .filter(ended -> ended.info().direction() != Direction.LISTING)
                .toList();
    }

    /** Fails unless all, listings too, were whole, encrypted and tied to their control connection like this. */
    static void assertBoundBy(BindingLevel level, List<EndedTransfer> transfers) {
        assertWhole(transfers);
        assertThat(transfers)
                .allSatisfy(ended -> assertThat(ended.result().binding()).contains(level));
    }

    /** Fails unless all were whole and encrypted. */
    static void assertWhole(List<EndedTransfer> transfers) {
        assertThat(transfers).isNotEmpty().allSatisfy(ended -> {
            assertThat(ended.info().encrypted()).isTrue();
            assertThat(ended.result().outcome()).isEqualTo(Outcome.COMPLETED);
        });
    }
}

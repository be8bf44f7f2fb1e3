/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the server told, in the order it was told. */
final class HeardEvents implements ServerEvents {
    private final List<TlsSession> handshakes = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Ended> transfers = new CopyOnWriteArrayList<>();

    /**
     * A transfer that has ended.
     *
     * @param transfer what it was
     * @param result how it ended
     */
    record Ended(TransferInfo transfer, TransferResult result) {
        boolean isFile() {
            return transfer.direction() != TransferInfo.Direction.LISTING;
        }
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        handshakes.add(tls);
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        failures.add(reason);
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        transfers.add(new Ended(transfer, result));
    }

    /** What each control connection agreed on. */
    List<TlsSession> handshakes() {
        return handshakes;
    }

    List<String> failedHandshakes() {
        return failures;
    }

    /** Every transfer that has ended, listings too. */
    List<Ended> transfers() {
        return transfers;
    }

    /** Fails unless there were so many files, each whole, encrypted, and on a resumed session. */
    void assertFilesResumed(int count) {
        List<Ended> files = transfers.stream().filter(Ended::isFile).toList();
        assertThat(files).hasSize(count);
        assertAllBoundBy(resumed());
    }

    /** Fails unless every transfer, listings too, was whole, encrypted and tied to its control connection like this. */
    void assertAllBoundBy(BindingLevel level) {
        assertThat(transfers).isNotEmpty().allSatisfy(ended -> {
            assertThat(ended.transfer().encrypted()).isTrue();
            assertThat(ended.result().outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(ended.result().binding()).contains(level);
        });
    }

    /** What a resumed session proves on the engine under test. */
    private static BindingLevel resumed() {
        return ServerFixture.ENGINE == TlsEngine.JDK ? BindingLevel.SESSION : BindingLevel.SESSION_UNPROVEN;
    }
}

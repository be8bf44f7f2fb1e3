/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.server.TransferType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventLogTest {
    private final List<String> lines = new ArrayList<>();
    private final EventLog log = new EventLog(lines::add);

    private static SessionInfo session(String host, String... user) {
        return new SessionInfo(
                "3f",
                "explicit",
                new InetSocketAddress(2121),
                new InetSocketAddress(host, 40_000),
                List.of(user).stream().findFirst(),
                Optional.empty());
    }

    @Test
    void aSessionIsToldFromItsBeginningToItsEnd() {
        log.sessionOpened(session("192.0.2.7"));
        log.loginAccepted(session("192.0.2.7", "alice"));
        log.sessionClosed(session("192.0.2.7", "alice"), CloseReason.IDLE_TIMEOUT, Optional.empty());
        assertThat(lines)
                .containsExactly(
                        "session-opened session=3f peer=192.0.2.7:40000 listener=explicit",
                        "login session=3f user=alice peer=192.0.2.7:40000 tls=none",
                        "session-closed session=3f user=alice reason=idle-timeout");
    }

    @Test
    void whoHasToGoIsToldWithTheReason() {
        log.addressBanned(session("192.0.2.7"), Duration.ofMinutes(10));
        log.sessionClosed(session("192.0.2.7", "alice"), CloseReason.USER_REVOKED, Optional.of("The account is gone."));
        assertThat(lines)
                .containsExactly(
                        "address-banned session=3f peer=192.0.2.7:40000 seconds=600",
                        "session-closed session=3f user=alice reason=user-revoked detail=\"The account is gone.\"");
    }

    @Test
    void anIpv6PeerHasBracketsBeforeItsPort() {
        log.sessionOpened(session("2001:db8::1"));
        assertThat(lines)
                .containsExactly("session-opened session=3f peer=[2001:db8:0:0:0:0:0:1]:40000 listener=explicit");
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        log.loginRefused(session("192.0.2.7"), "bob", "The password does not match.");
        log.handshakeFailed(session("192.0.2.7"), "No suite in common.");
        assertThat(lines)
                .containsExactly(
                        "login-refused session=3f user=bob peer=192.0.2.7:40000 reason=\"The password does not match.\"",
                        "handshake-failed session=3f peer=192.0.2.7:40000 reason=\"No suite in common.\"");
    }

    @Test
    void aTransferIsToldWithItsBytesOutcomeAndBinding() {
        TransferInfo transfer = new TransferInfo("3f.2", Direction.UPLOAD, "/in/a b.txt", 0, TransferType.IMAGE, false);
        log.transferEnded(
                session("192.0.2.7", "alice"),
                transfer,
                new TransferResult(
                        Outcome.TRUNCATED,
                        12,
                        Duration.ofMillis(1500),
                        Optional.of(BindingLevel.SESSION_UNPROVEN),
                        Optional.of("No close_notify.")));
        assertThat(lines)
                .containsExactly(
                        "transfer session=3f transfer=3f.2 user=alice direction=upload path=\"/in/a b.txt\" offset=0"
                                + " bytes=12 outcome=truncated took=1500ms tls=none binding=session-unproven"
                                + " reason=\"No close_notify.\"");
    }
}

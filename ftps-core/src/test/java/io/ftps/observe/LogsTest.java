/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static io.ftps.observe.Happenings.CLOCK;
import static io.ftps.observe.Happenings.session;
import static io.ftps.observe.Happenings.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.CloseReason;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LogsTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void xferlogHasItsColumns() {
        TransferLog log = TransferLog.xferlog(lines::add, CLOCK);
        log.transferEnded(
                session("alice"), transfer(Direction.UPLOAD, "/in/a b.txt", TransferType.IMAGE), Happenings.complete());
        log.transferEnded(
                session("anonymous"),
                transfer(Direction.DOWNLOAD, "/pub/x", TransferType.ASCII),
                Happenings.truncated());
        log.transferEnded(
                session("alice"), transfer(Direction.LISTING, "/", TransferType.ASCII), Happenings.complete());
        assertThat(lines)
                .containsExactly(
                        "Sun Nov  8 09:05:03 2026 2 198.51.100.7 1234 /in/a_b.txt b _ i r alice ftps 0 * c",
                        "Sun Nov  8 09:05:03 2026 0 198.51.100.7 5 /pub/x a _ o a anonymous ftps 0 * i");
    }

    @Test
    void aTransferIsAJsonObject() {
        TransferLog log = TransferLog.json(lines::add, CLOCK);
        log.transferEnded(
                session("alice"),
                transfer(Direction.UPLOAD, "/in/\"a\\b\".txt", TransferType.IMAGE),
                Happenings.truncated());
        log.transferEnded(
                session("alice"), transfer(Direction.LISTING, "/", TransferType.ASCII), Happenings.complete());
        assertThat(lines).containsExactly("""
                        {"time":"2026-11-08T08:05:03Z","event":"transfer","session":"3f","listener":"explicit",\
                        "peer":"198.51.100.7","peerPort":4711,"user":"alice","transfer":"3f.2","direction":"upload",\
                        "path":"/in/\\"a\\\\b\\".txt","offset":10,"type":"image","outcome":"truncated","bytes":5,\
                        "tookMillis":20,"binding":"address","reason":"The connection ended without close_notify."}\
                        """);
    }

    @Test
    void theAuditLogTellsDeedsAndNoLooks() {
        AuditLog log = AuditLog.json(lines::add, CLOCK);
        log.sessionOpened(session(""));
        log.loginRefused(session(""), "mallory", "The password is wrong.");
        log.addressBanned(session(""), Duration.ofMinutes(10));
        log.loginAccepted(session("alice"));
        log.commandEnded(session("alice"), "PWD", 257, Duration.ZERO);
        log.commandEnded(session("alice"), "DELE a", 250, Duration.ZERO);
        log.commandEnded(session("alice"), "CCC", 534, Duration.ZERO);
        log.commandEnded(session("alice"), "PASS ***", 230, Duration.ZERO);
        log.transferEnded(
                session("alice"), transfer(Direction.DOWNLOAD, "/x", TransferType.IMAGE), Happenings.complete());
        log.transferEnded(
                session("alice"), transfer(Direction.LISTING, "/", TransferType.ASCII), Happenings.complete());
        log.sessionClosed(session("alice"), CloseReason.QUIT, Optional.empty());
        assertThat(lines)
                .extracting(line -> line.replaceFirst(".*\"event\":\"([^\"]*)\".*", "$1"))
                .containsExactly(
                        "session-opened",
                        "login-refused",
                        "address-banned",
                        "login",
                        "command",
                        "command",
                        "transfer",
                        "session-closed");
        assertThat(lines.get(1)).endsWith("\"triedUser\":\"mallory\",\"reason\":\"The password is wrong.\"}");
        assertThat(lines.get(4)).endsWith("\"user\":\"alice\",\"command\":\"DELE a\",\"reply\":250}");
    }
}

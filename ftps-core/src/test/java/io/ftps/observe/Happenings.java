/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import io.ftps.server.BindingLevel;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.server.TransferType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Things that happen on a Sunday morning in Berlin. */
final class Happenings {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-08T08:05:03Z"), ZoneId.of("Europe/Berlin"));

    private Happenings() {}

    static SessionInfo session(String user) {
        return new SessionInfo(
                "3f",
                "explicit",
                new InetSocketAddress(address("192.0.2.1"), 21),
                new InetSocketAddress(address("198.51.100.7"), 4711),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                Optional.empty());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static TransferInfo transfer(Direction direction, String path, TransferType type) {
        return new TransferInfo("3f.2", direction, path, 10, type, false);
    }

    static TransferResult complete() {
        return new TransferResult(
                Outcome.COMPLETED,
                1_234,
                Duration.ofMillis(2_500),
                Optional.of(BindingLevel.SESSION),
                Optional.empty());
    }

    static TransferResult truncated() {
        return new TransferResult(
                Outcome.TRUNCATED,
                5,
                Duration.ofMillis(20),
                Optional.of(BindingLevel.ADDRESS),
                Optional.of("The connection ended without close_notify."));
    }
}

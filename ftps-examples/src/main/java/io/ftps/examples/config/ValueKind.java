/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What a scalar of the configuration may be.
 *
 * @param expected what a person should have written
 * @param echo whether a wrong value may be repeated in a message
 * @param reading turns the text into a value, or throws {@link IllegalArgumentException}; if its message ends in
 *     {@code (expected: ...)}, that is what the person is told
 */
record ValueKind<T>(String expected, Echo echo, Function<String, T> reading) {
    /** Whether messages may repeat a value. */
    enum Echo {
        SHOWN,
        SECRET
    }

    private static final int MOST = 65_535;

    static <T> ValueKind<T> of(String expected, Function<String, T> reading) {
        return new ValueKind<>(expected, Echo.SHOWN, reading);
    }

    static <T> ValueKind<T> secret(String expected, Function<String, T> reading) {
        return new ValueKind<>(expected, Echo.SECRET, reading);
    }

    static ValueKind<String> text(String expected) {
        return of(expected, text -> text);
    }

    static ValueKind<Integer> port() {
        return of("a port from 0 to 65535, 0 for any free one", text -> {
            int port = Integer.parseInt(text);
            if (port < 0 || port > MOST) {
                throw new IllegalArgumentException(text);
            }
            return port;
        });
    }

    static ValueKind<Integer> number() {
        return of("a whole number", Integer::valueOf);
    }

    static <E extends Enum<E>> ValueKind<E> oneOf(Class<E> type) {
        return of(
                Words.either(Words.all(type)),
                text -> Words.find(type, text).orElseThrow(() -> new IllegalArgumentException(text)));
    }

    static ValueKind<Path> path(Path base, String expected) {
        return of(expected, text -> {
            try {
                return base.resolve(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(e.getReason(), e);
            }
        });
    }

    static ValueKind<InetAddress> address(String expected) {
        return of(expected, text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("A blank would mean the loopback address.");
            }
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    static ValueKind<Network> network() {
        return ValueKind.of("an address such as 192.0.2.1, or 192.0.2.0/24", Network::parse);
    }
}

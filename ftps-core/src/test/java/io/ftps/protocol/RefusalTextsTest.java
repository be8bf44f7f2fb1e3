/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** lftp takes a refusal for one that will pass if its text has certain words, and tries again for ever. */
final class RefusalTextsTest {
    private static final List<String> RETRIED =
            List.of("Too many", "timed out", "Broken pipe", "closed by the remote host");
    private static final List<String> ARGUMENTS = List.of("", " ", " x", " ..", " *", " 1", " x/y z");

    static Stream<Arguments> sessions() {
        return Stream.of(
                Arguments.of("before AUTH", (Supplier<Talk>) () -> Talk.on(TlsMode.EXPLICIT)),
                Arguments.of("before login", (Supplier<Talk>) () -> Talk.on(TlsMode.IMPLICIT)),
                Arguments.of("logged in", (Supplier<Talk>) Talk::loggedIn));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void noPermanentRefusalIsTriedAgain(String when, Supplier<Talk> session) throws IOException {
        for (CommandRow row : StandardCommands.rows()) {
            try (Talk talk = session.get()) {
                for (String argument : ARGUMENTS) {
                    String reply = talk.say(row.verb() + argument);
                    if (reply.startsWith("5")) {
                        assertThat(reply).as(row.verb() + argument).doesNotContain(RETRIED);
                    }
                }
            }
        }
    }
}

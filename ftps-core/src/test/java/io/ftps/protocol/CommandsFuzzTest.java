/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.ClearControl;
import io.ftps.server.VirtualHost;
import io.ftps.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client says, each line has one reply, which is well formed and no fault of ours. */
final class CommandsFuzzTest {
    private static final String UNFORESEEN = "451 ";
    private static final int MOST_LINES = 50;

    static Stream<Path> corpus() throws IOException {
        return Corpus.of(CommandsFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls: the lines of one session. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        String text = new String(bytes, UTF_8).replaceAll("[\0\r]", "");
        try (Talk talk = Talk.with(ClearControl.CLEAR_CONTROL_ALLOWED, VirtualHost.named("ftp.example"))) {
            talk.withFile("a", "text").withDirectory("d");
            text.lines()
                    .limit(MOST_LINES)
                    .forEach(line -> assertThat(talk.say(line))
                            .matches("([1-5][0-9]{2}-[^\r\n]+\r\n( [^\r\n]+\r\n)*)?[1-5][0-9]{2} [^\r\n]+\r\n")
                            .doesNotStartWith(UNFORESEEN));
        }
    }
}

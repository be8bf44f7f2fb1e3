/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MODE and OPTS MODE where MODE Z is served. Where it is not, {@link FileCommandsTest} has the replies. */
final class ModeCommandsTest {
    private final Talk talk = Talk.deflating();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODE Z|200 MODE is Z.",
                "mode z|200 MODE is Z.",
                "MODE S|200 MODE is S.",
                "MODE B|504 MODE takes S or Z.",
                "MODE|501 Send MODE S.",
                "OPTS MODE Z|200 MODE Z LEVEL is 6.",
                "OPTS MODE Z LEVEL 1|200 MODE Z LEVEL is 1.",
                "opts mode z level 9|200 MODE Z LEVEL is 9.",
                "OPTS MODE Z LEVEL 0|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS MODE Z LEVEL 10|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS MODE Z LEVEL|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS MODE Z ENGINE ZLIB|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS MODE S|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS MODE|501 OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.",
                "OPTS UTF8 ON|200 UTF-8 is on.",
            })
    void isAnswered(String line, String reply) {
        assertThat(talk.say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REIN", "USER anna", "MODE S"})
    void theModeEndsWithTheLogin(String line) {
        assertThat(talk.after("MODE Z").say("STAT")).contains("MODE: Z\r\n");
        assertThat(talk.after(line, "USER anna", "PASS x").say("STAT")).contains("MODE: S\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REIN", "USER anna", "OPTS MODE Z"})
    void theLevelEndsWithTheLoginToo(String line) {
        talk.after("OPTS MODE Z LEVEL 9");
        assertThat(talk.connection().settings().level()).isEqualTo(9);
        talk.after(line);
        assertThat(talk.connection().settings().level()).isEqualTo(6);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "2d, PT48H", "0s, PT0S"})
    void aNumberAndAUnitIsATime(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "5 m", "5M", "1w", "9999999999s", "PT5S", "٣s"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage(text + " (expected: a whole number with ms, s, m, h or d, such as 500ms, 30s or 5m)");
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S, 500ms", "PT90S, 90s", "PT300S, 5m", "PT60M, 1h", "PT48H, 2d"})
    void aTimeIsWrittenInTheLargestUnitThatFits(Duration time, String expected) {
        assertThat(Durations.format(time)).isEqualTo(expected);
    }
}

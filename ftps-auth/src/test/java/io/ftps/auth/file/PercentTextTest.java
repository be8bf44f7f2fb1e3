/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {
    @ParameterizedTest
    @CsvSource({
        "/srv/alice,        /srv/alice",
        "/srv/a b=c,        /srv/a b=c",
        "/srv/a:b,          /srv/a%3Ab",
        "/srv/50%,          /srv/50%25",
        "'/srv/x\r\ny',     /srv/x%0D%0Ay",
        "/srv/Zoë/✓,        /srv/Zoë/✓",
        "'/srv/\u0085',     /srv/%C2%85",
        "/srv/\uD83D\uDE00, /srv/\uD83D\uDE00",
        "'',                ''"
    })
    void valuesAreWrittenOnOneLineAndReadBack(String value, String text) {
        assertThat(PercentText.encode(value)).isEqualTo(text);
        assertThat(PercentText.decode(text)).isEqualTo(value);
    }

    @Test
    void anyCharacterMayStandAsItsBytes() {
        assertThat(PercentText.decode("/%73rv/Zo%c3%ab")).isEqualTo("/srv/Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "50%2", "%zz", "%2 ", "%+1"})
    void aPercentSignWithoutTwoHexDigitsIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentText.decode(text))
                .withMessage("The percent sign in \"" + text
                        + "\" is not followed by two hex digits (expected: %25 for a percent sign, %3A for a colon).");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentText.decode("/srv/%FF"))
                .withMessage("The percent signs in a value stand for bytes that are not UTF-8 (expected: UTF-8).");
    }
}

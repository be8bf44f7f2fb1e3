/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "alice,(uid=alice)",
                "*,(uid=\\2a)",
                "a)(uid=*,(uid=a\\29\\28uid\\3d\\2a)",
                "a\\b,(uid=a\\5cb)",
                "\u00e9,(uid=\\c3\\a9)",
                "{0},(uid=\\7b0\\7d)",
                "\" a\",(uid=\\20a)",
            })
    void whateverIsTypedStaysAValue(String typed, String filter) {
        assertThat(new FilterText("(uid={0})").with(typed)).isEqualTo(filter);
    }

    @Test
    void aZeroByteIsEscaped() {
        assertThat(new FilterText("(|(uid={0})(mail={0}))").with("\u0000")).isEqualTo("(|(uid=\\00)(mail=\\00))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid={0}", "(uid=alice)", "", "(uid={0}"})
    void aFilterHasParenthesesAndAPlaceForTheName(String filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterText(filter))
                .withMessage("The search filter is \"" + filter
                        + "\" (expected: one in parentheses with {0} in it, such as (uid={0})).");
    }
}

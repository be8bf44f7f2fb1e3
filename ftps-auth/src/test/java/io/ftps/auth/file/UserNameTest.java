/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "john smith", "j.smith@example.org", "Zoë", "a#", "\uD83D\uDE00", "DOMAIN\\user"})
    void aNameThatCanStandInALinePasses(String name) {
        assertThat(UserName.checked(name)).isEqualTo(name);
    }

    static Stream<Arguments> badNames() {
        return Stream.of(
                Arguments.of("", "The user name is empty (expected: at least one character)."),
                Arguments.of("n".repeat(256), "The user name has 256 characters (expected: at most 255)."),
                Arguments.of(
                        "a:b",
                        "The user name holds a colon (expected: none, since a colon ends the name in a users file)."),
                Arguments.of("a\nb", "The user name holds the control character U+000A (expected: none)."),
                Arguments.of("a\u001B[2J", "The user name holds the control character U+001B (expected: none)."),
                Arguments.of("a\u0085", "The user name holds the control character U+0085 (expected: none)."),
                Arguments.of(
                        "a\uD83D", "The user name holds half a surrogate pair (expected: text that UTF-8 can write)."),
                Arguments.of(
                        "#a",
                        "The user name \"#a\" starts with # (expected: another first character, since # begins a comment)."),
                Arguments.of(" a", "The user name \" a\" starts or ends with a blank (expected: none there)."),
                Arguments.of("a ", "The user name \"a \" starts or ends with a blank (expected: none there)."));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void anyOtherNameIsRefusedInOneSentence(String name, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserName.checked(name))
                .withMessage(sentence);
    }
}

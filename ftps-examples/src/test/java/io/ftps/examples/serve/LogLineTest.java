/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "alice             | user=alice",
                "/a/b-c_d.txt      | user=/a/b-c_d.txt",
                "[::1]:21          | user=[::1]:21",
                "\u00e9            | user=\u00e9",
                "two words         | user=\"two words\"",
                "x\" session=1     | user=\"x\\\" session=1\"",
                "back\\slash       | user=\"back\\\\slash\"",
                "a=b               | user=\"a=b\"",
            })
    void aValueIsQuotedWhereItCouldBeMisread(String value, String expected) {
        assertThat(new LogLine("login").with("user", value)).hasToString("login " + expected);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(new LogLine("login").with("user", "a\u001B[31m\r\nlogin user=root\u202E\u009B"))
                .hasToString("login user=\"a\\\\x1B[31m\\\\x0D\\\\x0Alogin user=root\\\\u202E\\\\x9B\"");
    }

    @Test
    void nothingIsQuotedAsNothing() {
        assertThat(new LogLine("login").with("user", "")).hasToString("login user=\"\"");
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(new LogLine("login").with("user", Optional.empty()).with("n", Optional.of(1)))
                .hasToString("login n=1");
    }
}

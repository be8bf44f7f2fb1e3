/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines in, lines out. */
final class CommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "NOOP|NOOP|''",
                "noop|NOOP|''",
                "List -la|LIST|-la",
                "RETR a b|RETR|a b",
                "RETR  a|RETR| a",
                "RETR a |RETR|a ",
                "RETR |RETR|''",
                "''|''|''",
                " NOOP|''|NOOP",
            })
    void aLineIsAVerbOneSpaceAndTheRest(String line, String verb, String argument) {
        assertThat(Command.parse(line)).isEqualTo(new Command(verb, argument));
    }

    @Test
    void theVerbDoesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Command.parse("list").verb()).isEqualTo("LIST");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS secret|PASS ***",
                "pass s e|PASS ***",
                "ACCT a|ACCT ***",
                "USER a\u001bb|USER a\\x1Bb",
                "NOOP|NOOP"
            })
    void aLogSeesNoSecretAndNoControlCharacter(String line, String logged) {
        assertThat(Command.parse(line)).hasToString(logged);
    }

    @Test
    void aReplyOfOneLineIsCodeSpaceText() {
        assertThat(Reply.of(ReplyCode.OK, "Done.").toWire()).isEqualTo("200 Done.\r\n");
    }

    @Test
    void aReplyOfManyLinesBeginsThoseBetweenWithOneSpace() {
        assertThat(Reply.of(ReplyCode.SYSTEM_STATUS, "Features:", List.of("UTF8", "200 x"), "End")
                        .toWire())
                .isEqualTo("211-Features:\r\n UTF8\r\n 200 x\r\n211 End\r\n");
    }

    @Test
    void noTextMakesALineOfItsOwn() {
        assertThat(Reply.of(ReplyCode.PATHNAME, "\"a\r\n230 b\" made").toWire())
                .isEqualTo("257 \"a\\x0D\\x0A230 b\" made\r\n");
    }

    @Test
    void aReplyWithoutTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(ReplyCode.OK, ""));
    }

    @ParameterizedTest
    @EnumSource(ReplyCode.class)
    void everyCodeHasThreeDigits(ReplyCode code) {
        assertThat(code.number()).isBetween(100, 599);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("JDK")
final class NoticeSettingsTest {
    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    @Test
    void noticesAreWhatTheFileSays() throws IOException, ConfigurationException {
        NoticeSettings read = folder.read("""
                notices:
                  folder: told
                  at: "23:30"
                  zone: Europe/Berlin
                  days-before: [30, 7]
                  mail: { server: mail.example.com, security: implicit-tls, user: u, password: "file:b.pass",
                          from: ftps@example.com, to: [a@example.com, b@example.com], authorities: a.pem }
                """).notices();

        assertThat(read.folder()).isEqualTo(temporary.resolve("told"));
        assertThat(read.at()).isEqualTo(LocalTime.of(23, 30));
        assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.daysBefore()).containsExactly(30, 7);
        MailSettings mail = read.mail().orElseThrow();
        assertThat(mail.port()).isEqualTo(465);
        assertThat(mail.login().orElseThrow().password().read()).isEqualTo(ConfigurationFolder.PASSWORD.toCharArray());
        assertThat(mail.to()).isEqualTo(List.of("a@example.com", "b@example.com"));
        assertThat(mail.authorities()).contains(temporary.resolve("a.pem"));
        assertThat(mail.toString()).doesNotContain(ConfigurationFolder.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at: 9 o'clock|notices.at: 9 o'clock (expected: an hour such as \"09:00\", in quotes)",
                "zone: Mars|notices.zone: Mars (expected: system, or a zone such as Europe/Berlin)",
                "days-before: [-1]|notices.days-before[1]: -1 (expected: a number from 0 to 3650)",
                "days-before: [3651]|notices.days-before[1]: 3651 (expected: a number from 0 to 3650)",
                "mail: { server: a, from: nobody, to: [b@example.com] }"
                        + "|notices.mail.from: nobody (expected: a mail address such as operator@example.com)",
                "mail: { server: a, from: a@example.com, to: [\"b@example.com\\r\\nBcc: c@example.com\"] }"
                        + "|(expected: a mail address such as operator@example.com)",
                "mail: { server: a, from: a@example.com }|notices.mail.to: nobody gets mails (expected: a list, each a mail"
                        + " address such as operator@example.com)",
                "mail: { server: a, from: a@example.com, to: [b@example.com], user: u }"
                        + "|notices.mail.password: missing (expected: env:NAME or file:PATH)",
                "mail: { server: a, from: a@example.com, to: [b@example.com], security: none }"
                        + "|notices.mail.security: none (expected: starttls, implicit-tls or dangerous-in-clear)",
            })
    void aMistakeIsToldWithWhatIsExpected(String yaml, String mistake) {
        assertThat(folder.mistakes("notices: { " + yaml + " }")).contains(mistake);
    }

    @Test
    void aPasswordInTheFileItselfIsRefusedAndNotRepeated() {
        String mistakes = folder.mistakes("notices: { mail: { server: a, from: a@example.com, to: [b@example.com],"
                + " user: u, password: hunter2 } }");

        assertThat(mistakes).contains("notices.mail.password").doesNotContain("hunter2");
    }
}

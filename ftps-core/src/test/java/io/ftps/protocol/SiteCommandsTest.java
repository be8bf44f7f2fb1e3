/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SITE and its own table. */
final class SiteCommandsTest {
    private final Talk talk = Talk.loggedIn();

    @BeforeEach
    void storeFiles() throws IOException {
        talk.withFile("a", "text").withFile("a b", "text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SITE CHMOD 640 a|200 Mode is 640.",
                "site chmod 0600 a b|200 Mode is 600.",
                "SITE UTIME 202501020304 a|200 Time is set.",
                "SITE UTIME 20250102030405 a b|200 Time is set.",
                "SITE UTIME a b 20240102030405 20250102030405 20230102030405 UTC|200 Time is set.",
                "SITE SYMLINK a l|200 Link is made.",
                "SITE SYMLINK \"a b\" \"l m\"|200 Link is made.",
                "SITE SYMLINK / l|200 Link is made.",
                "SITE IDLE|200 A session may be idle for 300 seconds, at most 300.",
                "SITE IDLE 60|200 A session may be idle for 60 seconds, at most 300.",
            })
    void isAnsweredWell(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SITE|501 Send SITE and a command; SITE HELP lists them.",
                "SITE RECFM=FB LRECL=80|504 SITE has no such command; SITE HELP lists them.",
                "SITE SYMLINK a|501 Send SITE SYMLINK, what is there and the new name, in quotes where they have spaces.",
                "SITE SYMLINK a b c|501 Send SITE SYMLINK, what is there and the new name, in quotes where they have spaces.",
                "SITE SYMLINK n l|550 No such file or directory.",
                "SITE SYMLINK a a|550 It already exists.",
                "SITE SYMLINK a n/l|550 No such file or directory.",
                "SITE CHMOD|501 Send SITE CHMOD, a mode such as 640, and a path.",
                "SITE CHMOD 640|501 Send SITE CHMOD, a mode such as 640, and a path.",
                "SITE CHMOD rwx a|501 A mode has three octal digits, as in 640.",
                "SITE CHMOD 6755 a|501 A mode has three octal digits, as in 640.",
                "SITE CHMOD 640 n|550 No such file or directory.",
                "SITE UTIME|501 Send SITE UTIME, a time such as 202612312359, and a path.",
                "SITE UTIME 2025 a|501 Send SITE UTIME, a time such as 202612312359, and a path.",
                "SITE UTIME 202513010000 a|501 Send SITE UTIME, a time such as 202612312359, and a path.",
                "SITE UTIME 202501020304 n|550 No such file or directory.",
                "SITE IDLE 0|501 SITE IDLE takes 1 to 300 seconds.",
                "SITE IDLE 301|501 SITE IDLE takes 1 to 300 seconds.",
                "SITE IDLE soon|501 SITE IDLE takes 1 to 300 seconds.",
            })
    void isRefused(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @Test
    void helpListsTheTable() {
        assertThat(talk.say("SITE HELP")).isEqualTo("""
                        214-Commands of SITE:
                         SITE CHMOD mode file
                         SITE CPFR file
                         SITE CPTO new file
                         SITE HELP
                         SITE IDLE [seconds]
                         SITE SYMLINK target link
                         SITE UTIME time file | file access-time modification-time creation-time UTC
                        214 End
                        """.replace("\n", "\r\n"));
    }

    @Test
    void whatWasSetIsThere() throws IOException {
        talk.after("SITE CHMOD 604 a", "SITE UTIME a 20240102030405 20250102030405 20230102030405 UTC", "SITE IDLE 7");
        assertThat(Files.getPosixFilePermissions(talk.root().resolve("a")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE", "OTHERS_READ");
        assertThat(Files.getLastModifiedTime(talk.root().resolve("a")).toInstant())
                .isEqualTo("2025-01-02T03:04:05Z");
        assertThat(talk.connection().idleTime()).isEqualTo(Duration.ofSeconds(7));
        talk.after("REIN", "USER anna", "PASS x");
        assertThat(talk.connection().idleTime()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LANG|200 Texts are in EN.",
                "LANG EN|200 Texts are in EN.",
                "LANG en-US|200 Texts are in EN.",
                "LANG FR|504 Only EN is spoken here.",
                "CSID Name=WinSCP; Version=6;|200 Name=FTP server;",
                "CSID|501 Send CSID and the name of the client.",
            })
    void beforeLoginToo(String command, String reply) {
        assertThat(Talk.on(TlsMode.IMPLICIT).say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOU|150 FILE: file-[a-z2-7]{12}",
                "STOU report.csv|150 FILE: report-[a-z2-7]{12}\\.csv",
                "STOU folder/.hidden|150 FILE: \\.hidden-[a-z2-7]{12}",
                "STOU nowhere/a|550 No such file or directory\\.",
            })
    void stouTellsANameThatNobodyHas(String command, String reply) throws IOException {
        talk.withDirectory("folder").after("EPSV");
        assertThat(talk.say(command)).matches(reply + "\r\n");
    }

    @Test
    void aCopyHasTheSameBytesAndReplacesWhatIsThere() throws IOException {
        byte[] bytes = new byte[3_000_000];
        Arrays.fill(bytes, (byte) 'x');
        Files.write(talk.root().resolve("big"), bytes);
        assertThat(talk.say("SITE CPFR big")).isEqualTo("350 Send SITE CPTO and the new name.\r\n");
        assertThat(talk.say("SITE CPTO a")).isEqualTo("250 File is copied.\r\n");
        assertThat(talk.root().resolve("a")).hasBinaryContent(bytes);
        assertThat(talk.root()).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SITE CPTO b|503 Send SITE CPFR first.",
                "SITE CPFR n|550 No such file or directory.",
                "SITE CPFR /|550 / is not a file.",
            })
    void aCopyThatCannotBegin(String command, String reply) {
        assertThat(talk.say(command)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SITE HELP", "PWD", "RNFR a"})
    void whatStandsBetweenEndsACopy(String between) {
        talk.after("SITE CPFR a", between);
        assertThat(talk.say("SITE CPTO b")).startsWith("503 ");
    }
}

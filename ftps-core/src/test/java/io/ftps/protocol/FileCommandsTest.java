/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user who is logged in is answered; the folder holds the file {@code a} of five bytes and the directory {@code d}. */
final class FileCommandsTest {
    private Talk talk = Talk.loggedIn();

    @BeforeEach
    void fillTheFolder() throws IOException {
        talk.withFile("a", "12345").withDirectory("d");
        Files.setLastModifiedTime(talk.root().resolve("a"), FileTime.from(Instant.parse("2026-06-30T22:01:02.5Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "PWD|257 \"/\" is the current directory.",
                "XPWD|257 \"/\" is the current directory.",
                "CWD d|250 Directory is /d.",
                "XCWD d|250 Directory is /d.",
                "CDUP|250 Directory is /.",
                "XCUP|250 Directory is /.",
                "MKD n|257 \"/n\" is made.",
                "XMKD n|257 \"/n\" is made.",
                "MKD a\"b|257 \"/a\"\"b\" is made.",
                "RMD d|250 Directory is removed.",
                "XRMD d|250 Directory is removed.",
                "DELE a|250 File is deleted.",
                "SIZE a|213 5",
                "SIZE /d/../a|213 5",
                "RNFR a|350 Send RNTO and the new name.",
                "REST 0|350 The next transfer begins at byte 0.",
                "REST 999999999999999999|350 The next transfer begins at byte 999999999999999999.",
                "ALLO 100|200 No space needs to be reserved.",
                "ACCT x|202 No account is needed.",
                "TYPE A|200 Type is ASCII.",
                "TYPE a n|200 Type is ASCII.",
                "TYPE I|200 Type is binary.",
                "type l 8|200 Type is binary.",
                "TYPE L8|200 Type is binary.",
                "STRU F|200 STRU is F.",
                "MODE s|200 MODE is S.",
                "PASV|227 Entering passive mode (127,0,0,1,195,80).",
                "EPSV ALL|200 Only EPSV opens data connections from now on.",
                "ABOR|225 No transfer is running.",
                "OPTS MLST size;TYPE;colour;|200 MLST OPTS type;size;",
                "OPTS MLST|200 MLST OPTS",
            })
    void isAnsweredWell(String line, String reply) {
        assertThat(talk.say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CWD a|550 /a is not a directory.",
                "CWD n|550 No such file or directory.",
                "CWD|501 Send a path behind the command.",
                "MKD d|550 Directory already exists.",
                "MKD n/n|550 No such file or directory.",
                "RMD n|550 No such file or directory.",
                "RMD a|550 Not a directory.",
                "DELE d|550 It is a directory.",
                "DELE n|550 No such file or directory.",
                "SIZE d|550 Only a file has a size.",
                "SIZE n|550 No such file or directory.",
                "RNFR n|550 No such file or directory.",
                "RNTO n|503 Send RNFR first.",
                "REST x|501 REST takes a number of bytes.",
                "REST -1|501 REST takes a number of bytes.",
                "REST 1000000000000000000|501 REST takes a number of bytes.",
                "TYPE E|504 TYPE takes I, A, A N or L 8.",
                "TYPE L 7|504 TYPE takes I, A, A N or L 8.",
                "TYPE A C|504 TYPE takes I, A, A N or L 8.",
                "TYPE|501 Send TYPE I or TYPE A.",
                "STRU R|504 STRU takes F.",
                "MODE Z|504 MODE takes S.",
                "MODE|501 Send MODE S.",
                "EPSV 2|522 This network is not here, use (1)",
                "EPSV 3|522 This network is not here, use (1)",
                "EPSV x|501 EPSV takes nothing, 1, 2 or ALL.",
                "LIST|425 Send PASV, EPSV, PORT or EPRT first.",
                "RETR a|425 Send PASV, EPSV, PORT or EPRT first.",
                "STOR a|425 Send PASV, EPSV, PORT or EPRT first.",
                "MLST n|550 No such file or directory.",
                "STAT n|550 No such file or directory.",
                "OPTS THEMES|501 OPTS knows UTF8, MLST and HASH.",
                "OPTS UTF8 OFF|504 Names are UTF-8 here; a line that is not is taken as ISO 8859-1.",
                "HELP WHAT|504 There is no such command here.",
                "LPRT x|502 LPRT is not offered here.",
                "STOU|425 Send PASV, EPSV, PORT or EPRT first.",
            })
    void isRefused(String line, String reply) {
        assertThat(talk.say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RETR d|550 /d is not a file.",
                "RETR n|550 No such file or directory.",
                "RETR|501 Send a path behind the command.",
                "STOR d|550 /d is a directory.",
                "STOR n/n|550 No such file or directory.",
                "STOR a/n|550 /a is not a directory.",
                "APPE d|550 /d is a directory.",
                "LIST n|550 No such file or directory.",
                "LIST n/*|550 No such file or directory.",
                "NLST n|550 No such file or directory.",
                "MLSD a|501 /a is not a directory; use MLST.",
                "MLSD n|550 No such file or directory.",
            })
    void whatCanBeKnownWithoutOpeningIsSaidBeforeThe150(String line, String reply) {
        assertThat(talk.after("EPSV").say(line)).isEqualTo(reply + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RETR a|150 Sending a (5 bytes).",
                "STOR a|150 Ready to receive a.",
                "APPE n|150 Ready to receive n.",
                "LIST|150 Here comes the listing.",
                "LIST -la|150 Here comes the listing.",
                "NLST a|150 Here comes the listing.",
                "NLST *|150 Here comes the listing.",
                "MLSD d|150 Here comes the listing.",
            })
    void aTransferBeginsWith150(String line, String reply) {
        assertThat(talk.after("EPSV").say(line)).isEqualTo(reply + "\r\n");
        assertThat(talk.next()).isInstanceOfAny(Next.Send.class, Next.Receive.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASV", "EPSV", "TYPE I", "NOOP", "SIZE a", "MDTM a", "STAT", "ALLO 1", "WHAT"})
    void restIsKeptOver(String between) {
        talk.after("EPSV", "REST 3", between);
        assertThat(talk.say("RETR a")).isEqualTo("150 Sending a (2 bytes).\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CWD d", "MKD n", "RNFR a", "PWD", "MLST a", "RETR n", "ABOR"})
    void restIsForgottenAfter(String between) {
        talk.after("REST 3", between, "CWD /", "EPSV");
        assertThat(talk.say("RETR a")).isEqualTo("150 Sending a (5 bytes).\r\n");
    }

    @Test
    void restBehindTheEndIsRefused() {
        talk.after("EPSV", "REST 6");
        assertThat(talk.say("RETR a")).startsWith("554 ");
        talk.after("REST 5");
        assertThat(talk.say("RETR a")).isEqualTo("150 Sending a (0 bytes).\r\n");
    }

    @ParameterizedTest
    @CsvSource({"6, a, 554", "5, a, 150", "1, n, 554"})
    void anUploadLeavesNoHole(long offset, String file, String code) {
        talk.after("EPSV", "REST " + offset);
        assertThat(talk.say("STOR " + file)).startsWith(code + " ");
    }

    @Test
    void aRenameTakesTwoCommandsWithNothingBetween() {
        talk.after("RNFR a");
        assertThat(talk.say("RNTO b")).isEqualTo("250 File is renamed.\r\n");
        assertThat(talk.say("RNTO c")).startsWith("503 ");
        talk.after("RNFR b", "PWD");
        assertThat(talk.say("RNTO c")).startsWith("503 ");
        assertThat(talk.root().resolve("b")).exists();
    }

    @Test
    void renameToAnExistingNameIsRefused() {
        assertThat(talk.after("RNFR a").say("RNTO d")).startsWith("550 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSV", "EPSV 1", "epsv  1 "})
    void epsvTellsAPort(String line) {
        assertThat(talk.say(line)).isEqualTo("229 Entering extended passive mode (|||50000|)\r\n");
    }

    @Test
    void afterEpsvAllOnlyEpsvOpensDataConnections() {
        talk.after("EPSV ALL");
        assertThat(talk.say("PASV")).startsWith("503 ");
        assertThat(talk.say("EPSV")).startsWith("229 ");
        assertThat(talk.after("REIN", "USER anna", "PASS x").say("PASV")).startsWith("227 ");
    }

    @Test
    void overIpv6OnlyEpsvCanBeUsed() {
        Talk six = Talk.overIpv6();
        assertThat(six.say("EPSV 1")).isEqualTo("522 This network is not here, use (2)\r\n");
        assertThat(six.say("EPSV 2")).startsWith("229 ");
        assertThat(six.say("PASV")).startsWith("425 ").contains("EPSV");
    }

    @Test
    void theFactsOfMlstBeginWithExactlyOneSpace() {
        talk.after("OPTS MLST type;size;modify;");
        assertThat(talk.say("MLST a"))
                .isEqualTo("250-Facts:\r\n type=file;size=5;modify=20260630220102; /a\r\n250 End\r\n");
    }

    @Test
    void statOfAPathListsOverTheControlConnection() throws IOException {
        talk.withFile("d/x", "1");
        assertThat(talk.say("STAT d")).matches("213-Listing:\r\n -rw[^\r]* x\r\n213 End\r\n");
    }

    @Test
    void statTellsHowTheSessionStands() {
        assertThat(talk.after("TYPE I").say("STAT")).isEqualTo("""
                        211-Status:
                         Logged in as anna
                         TYPE: IMAGE, STRU: F, MODE: S
                         PROT: PRIVATE
                         No transfer is running.
                        211 End
                        """.replace("\n", "\r\n"));
    }

    @Test
    void noNameMakesALineOfItsOwn() throws IOException {
        talk.withDirectory("x\u001by");
        assertThat(talk.say("CWD x\u001by")).isEqualTo("250 Directory is /x\\x1By.\r\n");
    }

    @Test
    void aNameTheStorageCannotHoldIs553() {
        assertThat(talk.after("EPSV").say("STOR " + "x".repeat(256))).startsWith("553 ");
    }
}

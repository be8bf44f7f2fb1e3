/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.Access;
import io.ftps.server.ClearControl;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from the table. */
final class StandardCommandsTest {
    @Test
    void noVerbIsThereTwice() {
        Set<String> seen = new HashSet<>();
        StandardCommands.rows()
                .forEach(row -> Stream.of(row.verb(), row.alias())
                        .filter(verb -> !verb.isEmpty())
                        .forEach(verb -> assertThat(seen.add(verb)).as(verb).isTrue()));
    }

    static Stream<String> verbsThatNeedALogin() {
        return StandardCommands.rows().stream()
                .filter(row -> row.access() == Access.LOGGED_IN)
                .map(CommandRow::verb);
    }

    @ParameterizedTest
    @MethodSource("verbsThatNeedALogin")
    void whatNeedsALoginIsRefusedWithoutOne(String verb) {
        assertThat(Talk.on(TlsMode.IMPLICIT).say(verb + " x")).startsWith("530 Log in");
        assertThat(Talk.on(TlsMode.EXPLICIT).say(verb + " x")).startsWith("530 Encrypt");
        assertThat(Talk.on(TlsMode.PLAIN_LOGIN_ALLOWED).say(verb + " x")).startsWith("530 Log in");
    }

    @Test
    void featListsWhatGoesBeyondRfc959() {
        assertThat(Talk.on(TlsMode.EXPLICIT).say("FEAT").split("\r\n"))
                .containsExactly(
                        "211-Features:",
                        " AUTH TLS",
                        " PBSZ",
                        " PROT",
                        " CLNT",
                        " CSID",
                        " LANG EN*",
                        " UTF8",
                        " EPSV",
                        " EPRT",
                        " TVFS",
                        " SIZE",
                        " MDTM",
                        " MFMT",
                        " MFF Modify;UNIX.mode;",
                        " HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32",
                        " XCRC",
                        " XMD5",
                        " XSHA1",
                        " XSHA256",
                        " XSHA512",
                        " AVBL",
                        " SITE UTIME",
                        " MLST type*;size*;modify*;create;perm*;unique*;UNIX.mode*;UNIX.owner*;UNIX.group*;",
                        " REST STREAM",
                        " RANG STREAM",
                        "211 End");
    }

    @Test
    void featSaysWhatIsSwitchedOn() {
        assertThat(Talk.with(ClearControl.CLEAR_CONTROL_ALLOWED, VirtualHost.named("b.example"))
                        .say("FEAT"))
                .contains(" CCC\r\n", " HOST\r\n")
                .doesNotContain("MODE Z");
        assertThat(Talk.deflating().say("FEAT")).contains(" MODE Z\r\n").doesNotContain("CCC");
    }

    @Test
    void featMarksTheFactsThatAreTold() {
        assertThat(Talk.loggedIn().after("OPTS MLST type;modify;").say("FEAT"))
                .contains(" MLST type*;size;modify*;create;perm;unique;UNIX.mode;UNIX.owner;UNIX.group;\r\n");
    }

    @Test
    void helpListsEveryVerb() {
        String help = Talk.on(TlsMode.EXPLICIT).say("HELP");
        assertThat(help).startsWith("214-").endsWith("\r\n214 HELP and a command tell how it is written.\r\n");
        assertThat(StandardCommands.rows())
                .allSatisfy(row -> assertThat(help).containsPattern("\\b" + row.verb() + "\\b"));
    }

    static Stream<String> everyVerb() {
        return StandardCommands.rows().stream().map(CommandRow::verb);
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void helpTellsHowAVerbIsWritten(String verb) {
        assertThat(Talk.on(TlsMode.EXPLICIT).say("HELP " + verb.toLowerCase(Locale.ROOT)))
                .startsWith("214 Syntax: " + verb);
    }
}

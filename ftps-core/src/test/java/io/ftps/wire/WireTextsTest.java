/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and facts as replies write them, also where the machine's language has digits of its own. */
final class WireTextsTest {
    private static final Instant TIME = Instant.parse("2026-07-01T23:59:58.9Z");
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1|1|(127,0,0,1,0,1)",
                "192.0.2.255|50000|(192,0,2,255,195,80)",
                "10.200.0.3|65535|(10,200,0,3,255,255)",
            })
    void pasvWritesSixNumbers(String address, int port, String expected) throws UnknownHostException {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(DataAddress.passive((Inet4Address) InetAddress.getByName(address), port))
                .isEqualTo(expected);
    }

    @Test
    void epsvWritesThePortBetweenBars() {
        assertThat(DataAddress.extendedPassive(50_000)).isEqualTo("(|||50000|)");
    }

    @Test
    void factsOfAFileAreInUtc() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        FileInfo file = new FileInfo(
                "a b",
                Kind.FILE,
                5,
                TIME,
                Optional.of(TIME.minusSeconds(60)),
                0640,
                "anna",
                "users",
                "7.8",
                Optional.empty());
        assertThat(Fact.line(file, EnumSet.allOf(Fact.class), any -> true, "a b"))
                .isEqualTo("type=file;size=5;modify=20260701235958;create=20260701235858;perm=rawdf;unique=7.8;"
                        + "UNIX.mode=0640;UNIX.owner=anna;UNIX.group=users; a b");
    }

    @Test
    void factsOfADirectoryHaveNoSize() {
        assertThat(Fact.line(
                        FileInfo.directory("d", TIME), EnumSet.of(Fact.TYPE, Fact.SIZE, Fact.PERM), any -> true, "/d"))
                .isEqualTo("type=dir;perm=flcdmpe; /d");
    }

    @ParameterizedTest
    @CsvSource({"SYMBOLIC_LINK,OS.unix=slink", "OTHER,OS.unix=other"})
    void whatCannotBeFetchedSaysSo(Kind kind, String type) {
        FileInfo file = new FileInfo("x", kind, 0, TIME, Optional.empty(), 0777, "a", "b", "", Optional.empty());
        assertThat(Fact.line(file, Set.of(Fact.TYPE), any -> true, "x")).isEqualTo("type=" + type + "; x");
    }

    @Test
    void noFactsLeaveTheSpaceAndTheName() {
        assertThat(Fact.line(FileInfo.file("x", 1, TIME), Set.of(), any -> true, "x"))
                .isEqualTo(" x");
    }

    @Test
    void aFactIsFoundByItsNameInAnyCase() {
        assertThat(Fact.byLabel("unix.MODE")).contains(Fact.UNIX_MODE);
        assertThat(Fact.byLabel("colour")).isEmpty();
    }
}

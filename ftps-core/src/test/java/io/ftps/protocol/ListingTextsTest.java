/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.Next;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of LIST, the names that patterns match, and which paths are options. */
final class ListingTextsTest {
    private final UnixListing listing = new UnixListing(Clock.fixed(Talk.NOW, ZoneOffset.UTC));
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T12:00:00Z,Jul 01 12:00",
        "2026-07-01T11:59:59Z,Jul 01 11:59",
        "2026-07-01T12:00:01Z,Jul 01  2026",
        "2026-01-01T00:00:00Z,Jan 01 00:00",
        "2025-12-31T12:00:01Z,Dec 31 12:00",
        "2025-12-31T12:00:00Z,Dec 31  2025",
        "1999-03-04T05:06:07Z,Mar 04  1999",
        "2031-05-06T00:00:00Z,May 06  2031",
    })
    void theTimeOfDayIsShownForHalfAYear(String modified, String shown) {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(listing.line(FileInfo.file("f", 5, Instant.parse(modified))))
                .isEqualTo("-rw-r--r--   1 ftp      ftp                  5 " + shown + " f");
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,0640,-rw-r-----",
        "DIRECTORY,0755,drwxr-xr-x",
        "SYMBOLIC_LINK,0777,lrwxrwxrwx",
        "OTHER,0000,----------",
    })
    void kindAndPermissionsAreTenLetters(Kind kind, String mode, String shown) {
        FileInfo info = new FileInfo(
                "f",
                kind,
                1,
                Talk.NOW,
                Optional.empty(),
                Integer.parseInt(mode, 8),
                "ftp",
                "ftp",
                "",
                Optional.empty());
        assertThat(listing.line(info)).startsWith(shown + "   1 ");
    }

    @Test
    void thereAreNineColumnsWhateverTheNames() {
        FileInfo info = new FileInfo(
                "f",
                Kind.FILE,
                9_999_999_999_999L,
                Talk.NOW,
                Optional.empty(),
                0644,
                "domain user of the house",
                "",
                "",
                Optional.empty());
        assertThat(listing.line(info).split(" +")).hasSize(9);
    }

    @Test
    void aLinkShowsWhereItLeads() {
        FileInfo info = new FileInfo(
                "l", Kind.SYMBOLIC_LINK, 0, Talk.NOW, Optional.empty(), 0777, "ftp", "ftp", "", Optional.of("nowhere"));
        assertThat(listing.line(info)).endsWith(" l -> nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "*,'',true",
        "*,abc,true",
        "a*,abc,true",
        "*c,abc,true",
        "a*c,abbc,true",
        "a*b*c,aXbYbZc,true",
        "?,a,true",
        "a?c,abc,true",
        "**,x,true",
        "*.txt,.txt,true",
        "a*,ba,false",
        "*c,cb,false",
        "?,'',false",
        "?,ab,false",
        "a*c,ab,false",
        "A*,abc,false",
        "[a],a,false",
        "[a],[a],true",
    })
    void aStarIsAnythingAndAQuestionMarkIsOne(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void aHostilePatternTakesNoLongTime() {
        assertThat(new NamePattern("*a".repeat(60) + "b").matches("a".repeat(250)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NLST,'a|d'",
        "NLST -a,'-a'",
        "NLST -la,'a|d'",
        "NLST -l -a,'-a'",
        "NLST -al d,'d/x'",
        "NLST -1 -F d/,'d/x'",
        "NLST d,'d/x'",
        "NLST /d,'/d/x'",
        "NLST d/x,'d/x'",
        "NLST d/*,'d/x'",
        "NLST ?,'a|d'",
        "NLST nothing*,''",
    })
    void optionsAreTakenOffUnlessAFileHasTheirName(String line, String names) throws IOException {
        Talk talk = Talk.loggedIn().withFile("a", "").withDirectory("d").withFile("d/x", "");
        if (names.equals("-a")) {
            talk.withFile("-a", "");
        }
        talk.after("EPSV", line);
        String listed = read(((Next.Send) talk.next()).opener().open());
        assertThat(listed.replace("\r\n", "|")).isEqualTo(names.isEmpty() ? "" : names + "|");
    }

    private static String read(FileSource source) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(10_000);
        while (source.read(all) >= 0) {
            assertThat(all.hasRemaining()).isTrue();
        }
        source.close();
        return UTF_8.decode(all.flip()).toString();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.bytes;
import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.list;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every view shows and how it is read. */
interface ListingContract {
    /** A view of a storage that held nothing before the test. */
    FileSystemView view();

    @Test
    default void theRootIsADirectoryWithoutAName() throws IOException {
        FileInfo root = view().stat(FtpPath.ROOT);

        assertThat(root.kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
        assertThat(root.name()).isEmpty();
        assertThat(list(view(), "/")).isEmpty();
    }

    @Test
    default void aFileShowsItsNameSizeAndTime() throws IOException {
        put(view(), "/f.txt", "12345");

        FileInfo info = view().stat(path("/f.txt"));

        assertThat(info.name()).isEqualTo("f.txt");
        assertThat(info.kind()).isEqualTo(FileInfo.Kind.FILE);
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.modified())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(info.linkTarget()).isEmpty();
    }

    @Test
    default void twoFilesAreNotTheSameFile() throws IOException {
        put(view(), "/a", "");
        put(view(), "/b", "");

        String unique = view().stat(path("/a")).unique();

        assertThat(unique).isEqualTo(view().stat(path("/a")).unique()).matches("[A-Za-z0-9]*");
        assertThat(unique.isEmpty() || !unique.equals(view().stat(path("/b")).unique()))
                .isTrue();
    }

    @Test
    default void aListingShowsEachEntryAsStatDoes() throws IOException {
        put(view(), "/f", "abc");
        view().makeDirectory(path("/d"));
        put(view(), "/d/hidden below", "");

        assertThat(list(view(), "/")).containsExactlyInAnyOrder(view().stat(path("/f")), view().stat(path("/d")));
    }

    @Test
    default void aListingThatEndedStaysEnded() throws IOException {
        put(view(), "/f", "");

        try (DirectoryListing listing = view().list(FtpPath.ROOT)) {
            assertThat(listing.next()).isPresent();
            assertThat(listing.next()).isEmpty();
            assertThat(listing.next()).isEmpty();
        }
    }

    @Test
    default void aListingCanBeLeftInTheMiddleAndClosedTwice() throws IOException {
        put(view(), "/a", "");
        put(view(), "/b", "");
        DirectoryListing listing = view().list(FtpPath.ROOT);
        assertThat(listing.next()).isPresent();

        listing.close();

        assertThatCode(listing::close).doesNotThrowAnyException();
    }

    @Test
    default void entriesThatVanishWhileListingAreLeftOut() throws IOException {
        view().makeDirectory(path("/d"));
        for (int i = 0; i < 20; i++) {
            put(view(), "/d/" + i, "");
        }
        try (DirectoryListing listing = view().list(path("/d"))) {
            String first = listing.next().orElseThrow().name();
            for (int i = 0; i < 20; i++) {
                view().delete(path("/d/" + i));
            }
            List<String> rest = Stream.generate(() -> next(listing))
                    .takeWhile(Optional::isPresent)
                    .map(info -> info.orElseThrow().name())
                    .toList();
            assertThat(rest).doesNotContain(first).isEmpty();
        }
    }

    private static Optional<FileInfo> next(DirectoryListing listing) {
        try {
            return listing.next();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                " leading and trailing ",
                "-la",
                ".hidden",
                "say \"hi\"",
                "it's",
                "[brackets] {braces} (parens)",
                "star*question?",
                "semi;colon=equals",
                "...",
                "#%&+,@^~`!$|<>",
                "gr\u00fc\u00dfe",
                "\u65e5\u672c\u8a9e",
                "\ud83d\ude00",
                ".ftps-notes",
                ".ftps-0123456789abcdef0123456789abcdef",
            })
    default void aNameComesBackAsItWasGiven(String name) throws IOException {
        put(view(), "/" + name, name);

        assertThat(names(view(), "/")).containsExactly(name);
        assertThat(get(view(), "/" + name)).isEqualTo(name);
        view().delete(path("/" + name));
        assertThat(names(view(), "/")).isEmpty();
    }

    @Test
    default void aFileIsReadFromAnyOffsetUpToItsEnd() throws IOException {
        put(view(), "/f", "0123456789");

        assertThat(get(view(), "/f", 0)).isEqualTo("0123456789");
        assertThat(get(view(), "/f", 9)).isEqualTo("9");
        assertThat(get(view(), "/f", 10)).isEmpty();
    }

    @Test
    default void readingBehindTheEndIsRefused() throws IOException {
        put(view(), "/f", "0123456789");

        assertThatExceptionOfType(OffsetBeyondEndException.class)
                .isThrownBy(() -> view().read(path("/f"), 11))
                .withMessage("/f: cannot start at byte 11 of 10; ask for its SIZE again");
    }

    @Test
    default void aSourceCanBeClosedTwice() throws IOException {
        put(view(), "/f", "abc");
        FileSource source = view().read(path("/f"), 0);

        source.close();

        assertThatCode(source::close).doesNotThrowAnyException();
    }

    @Test
    default void anEmptyFileEndsAtOnce() throws IOException {
        put(view(), "/f", "");

        try (FileSource source = view().read(path("/f"), 0)) {
            assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    default void aFileThatIsReplacedIsReadOnAsItWas() throws IOException {
        put(view(), "/f", "old");
        try (FileSource source = view().read(path("/f"), 0)) {
            put(view(), "/f", "new");
            ByteBuffer buffer = ByteBuffer.allocate(3);
            assertThat(source.read(buffer)).isEqualTo(3);
            assertThat(buffer.flip()).isEqualTo(bytes("old"));
        }
        assertThat(get(view(), "/f")).isEqualTo("new");
    }
}

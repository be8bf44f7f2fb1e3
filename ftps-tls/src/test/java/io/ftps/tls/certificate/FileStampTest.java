/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = old("file", "abc");
    }

    @Test
    void whatDoesNotChangeHasOneStamp() {
        assertThat(FileStamp.of(file)).isEqualTo(FileStamp.of(file));
        assertThat(FileStamp.of(folder.resolve("missing"))).isEqualTo(FileStamp.of(folder.resolve("missing")));
    }

    @Test
    void anotherLengthShows() throws IOException {
        FileStamp before = FileStamp.of(file);
        old("file", "abcd");

        assertThat(FileStamp.of(file)).isNotEqualTo(before);
    }

    @Test
    void anotherTimeShows() throws IOException {
        FileStamp before = FileStamp.of(file);
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.toInstant().plusSeconds(1)));

        assertThat(FileStamp.of(file)).isNotEqualTo(before);
    }

    @Test
    void anotherFileInItsPlaceShowsThoughLengthAndTimeAreTheSame() throws IOException {
        FileStamp before = FileStamp.of(file);
        Files.move(old("other", "xyz"), file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(FileStamp.of(file)).isNotEqualTo(before);
    }

    @Test
    void aFileThatGoesAwayShows() throws IOException {
        FileStamp before = FileStamp.of(file);
        Files.delete(file);

        assertThat(FileStamp.of(file)).isNotEqualTo(before);
    }

    @Test
    void aFileJustWrittenIsLookedAtAgainBecauseItsTimeMayBeCoarse() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        FileStamp first = FileStamp.of(file);

        assertThat(first.fresh()).isPresent();
        assertThat(first.facts()).isEqualTo(FileStamp.of(file).facts());
    }

    private Path old(String name, String text) throws IOException {
        Path made = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(made, LONG_AGO);
    }
}

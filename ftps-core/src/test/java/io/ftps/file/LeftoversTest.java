/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed server leaves is taken away, and nothing else. */
final class LeftoversTest {
    private static final String NAME = ".ftps-0123456789abcdef0123456789abcdef.part";
    private static final String OTHER_NAME = ".ftps-fedcba9876543210fedcba9876543210.part";
    private static final Leftovers NONE = new Leftovers(0, 0);

    private final Instant now = Instant.now();
    private final Instant longAgo = now.minus(Duration.ofHours(25));
    private final Instant limit = now.minus(Leftovers.SAFE_AGE);

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(OpenFiles.below(folder)).isZero();
    }

    private static Path leftover(Path directory, String name, Instant modified) throws IOException {
        Path file = Files.writeString(Files.createDirectories(directory).resolve(name), "12345");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private Leftovers remove() throws IOException {
        return LocalFiles.at(root).removeLeftovers(limit);
    }

    @Test
    void whatIsOldIsRemovedHoweverDeepItLies() throws IOException {
        leftover(root, NAME, longAgo);
        Path deep = leftover(root.resolve("a/b/c"), OTHER_NAME, longAgo);
        Path kept = leftover(root.resolve("a/b"), "file", longAgo);

        assertThat(remove()).isEqualTo(new Leftovers(2, 10));

        assertThat(root).isDirectoryNotContaining(path -> path.endsWith(NAME));
        assertThat(deep).doesNotExist();
        assertThat(deep.getParent()).exists();
        assertThat(kept).hasContent("12345");
        assertThat(remove()).isEqualTo(NONE);
    }

    @Test
    void whatMayBelongToARunningUploadStays() throws IOException {
        Path fresh = leftover(root, NAME, now);
        Path nearly = leftover(root, OTHER_NAME, limit.plusSeconds(1));
        IncomingFile running = LocalFiles.at(root).write(ViewTester.path("/f"), new WriteMode.Replace());
        running.write(ViewTester.bytes("new"));

        assertThat(remove()).isEqualTo(NONE);

        running.commit();
        assertThat(fresh).exists();
        assertThat(nearly).exists();
        assertThat(root.resolve("f")).hasContent("new");
    }

    @Test
    void foreignNamesStay() throws IOException {
        for (String name : new String[] {
            ".ftps-notes",
            ".ftps-0123456789abcdef0123456789abcdef",
            "x" + NAME,
            NAME + "x",
            ".ftps-" + "g".repeat(32) + ".part"
        }) {
            leftover(root, name, longAgo);
        }

        assertThat(remove()).isEqualTo(NONE);

        assertThat(root.toFile().list()).hasSize(5);
    }

    /** Neither a link that has such a name, nor what a link leads to. */
    @Test
    void linksStayAndAreNotFollowed() throws IOException {
        Path outside = leftover(folder.resolve("outside"), NAME, longAgo);
        Path link = Files.createSymbolicLink(root.resolve("link"), folder.resolve("outside"));
        Path named = Files.createSymbolicLink(root.resolve(OTHER_NAME), outside);

        assertThat(LocalFiles.at(root).removeLeftovers(now.plusSeconds(60))).isEqualTo(NONE);

        assertThat(outside).hasContent("12345");
        assertThat(link).isSymbolicLink();
        assertThat(named).isSymbolicLink();
    }

    @Test
    void anEmptyDirectoryOnItsWayIsRemovedAndAFullOneIsNot() throws IOException {
        Path empty = Files.createDirectories(root.resolve("a").resolve(NAME));
        Path inside = leftover(root.resolve(OTHER_NAME), "file", longAgo);
        for (Path directory : new Path[] {empty, root.resolve(OTHER_NAME)}) {
            Files.setLastModifiedTime(directory, FileTime.from(longAgo));
        }

        assertThat(remove()).isEqualTo(new Leftovers(1, 0));

        assertThat(empty).doesNotExist();
        assertThat(inside).hasContent("12345");
    }

    /** Where the server may not write the leftover stays, and the search goes on. */
    @Test
    void whatCannotBeRemovedHindersNothing() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path place = memory.getPath("/work");
            leftover(place.resolve("a"), NAME, longAgo);
            leftover(place.resolve("z"), NAME, longAgo);
            Path full = Files.createDirectories(place.resolve("b").resolve(OTHER_NAME));
            Files.writeString(full.resolve("file"), "");
            Files.setLastModifiedTime(full, FileTime.from(longAgo));

            assertThat(LocalFiles.at(place).removeLeftovers(limit)).isEqualTo(new Leftovers(2, 10));
        }
    }

    @Test
    void aThreadThatIsInterruptedStops() throws IOException {
        Path left = leftover(root, NAME, longAgo);
        LocalFiles files = LocalFiles.at(root);
        Thread.currentThread().interrupt();
        try {
            assertThat(files.removeLeftovers(limit)).isEqualTo(NONE);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(left).exists();
    }
}

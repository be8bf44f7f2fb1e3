/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody with a shell exchanges what a client uses for a link to the outside, as fast as he can. */
final class LocalFilesRaceTest {
    private static final int EXCHANGES = 1_000;
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    @TempDir
    private Path temporary;

    private Path root;
    private Outside outside;
    private LocalFiles view;

    /** What a client does meanwhile, again and again; being refused is fine. */
    record Use(String name, Step step) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Step {
        void on(LocalFiles view) throws IOException;
    }

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
        outside = Outside.make(temporary.resolve("outside"));
        Files.createDirectories(root.resolve("dir/dir"));
        Files.createDirectories(root.resolve("home"));
        Files.writeString(root.resolve("dir/file"), "inside");
        Files.writeString(root.resolve("home/file"), "inside");
        view = LocalFiles.at(root);
    }

    static Stream<Use> usesOfADirectory() {
        return Stream.of(
                new Use("RETR", view -> assertThat(get(view, "/dir/file")).isEqualTo("inside")),
                new Use("LIST", view -> assertThat(names(view, "/dir")).doesNotContain("secret.txt")),
                new Use(
                        "LIST below",
                        view -> assertThat(names(view, "/dir/dir")).doesNotContain("inner.txt")),
                new Use("STOR", view -> put(view, "/dir/file", "inside")),
                new Use("STOR new", view -> put(view, "/dir/new", "inside")),
                new Use("APPE", view -> put(view, "/dir/log", new WriteMode.Append(), ".")),
                new Use("REST STOR", view -> put(view, "/dir/secret.txt", new WriteMode.ResumeAt(1), "")),
                new Use("MKD RMD", view -> {
                    view.makeDirectory(path("/dir/made"));
                    view.removeDirectory(path("/dir/made"));
                }),
                new Use("SITE SYMLINK", view -> {
                    view.makeLink(path("/dir/link"), path("/home/file"));
                    view.delete(path("/dir/link"));
                }),
                new Use("RMD", view -> view.removeDirectory(path("/dir/empty"))),
                new Use("DELE", view -> view.delete(path("/dir/secret.txt"))),
                new Use("RNFR RNTO", view -> {
                    view.rename(path("/dir/file"), path("/home/taken"));
                    assertThat(get(view, "/home/taken")).isEqualTo("inside");
                    view.rename(path("/home/taken"), path("/dir/file"));
                }),
                new Use("MFMT", view -> view.setModified(path("/dir/secret.txt"), Instant.EPOCH)),
                new Use("MFMT of the directory", view -> view.setModified(path("/dir/dir"), Instant.EPOCH)));
    }

    @ParameterizedTest
    @MethodSource("usesOfADirectory")
    void aFolderExchangedForALinkLeadsNobodyOut(Use use) throws IOException {
        exchangeWhileUsing(root.resolve("dir"), outside.directory(), use);
    }

    static Stream<Use> usesOfAFile() {
        return Stream.of(
                new Use("RETR", view -> assertThat(get(view, "/home/file")).isEqualTo("inside")),
                new Use("STOR", view -> put(view, "/home/file", "inside")),
                new Use("APPE", view -> put(view, "/home/file", new WriteMode.Append(), "")),
                new Use("REST STOR", view -> put(view, "/home/file", new WriteMode.ResumeAt(6), "")),
                new Use("DELE", view -> {
                    view.delete(path("/home/file"));
                    put(view, "/home/file", "inside");
                }),
                new Use("RNTO", view -> {
                    put(view, "/home/other", "inside");
                    view.rename(path("/home/other"), path("/home/file"));
                }),
                new Use("MFMT", view -> view.setModified(path("/home/file"), Instant.EPOCH)));
    }

    @ParameterizedTest
    @MethodSource("usesOfAFile")
    void aFileExchangedForALinkLeadsNobodyOut(Use use) throws IOException {
        exchangeWhileUsing(root.resolve("home/file"), outside.directory().resolve("secret.txt"), use);
    }

    private void exchangeWhileUsing(Path name, Path target, Use use) throws IOException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger exchanges = new AtomicInteger();
        CompletableFuture<Void> mallory = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                exchange(name, target);
                exchanges.incrementAndGet();
            }
        });
        long start = System.nanoTime();
        try {
            while (exchanges.get() < EXCHANGES && System.nanoTime() - start < ENOUGH.toNanos()) {
                attempt(use);
            }
        } finally {
            done.set(true);
        }
        mallory.join();
        assertThat(exchanges).hasPositiveValue();
        assertThat(outside.now()).isEqualTo(outside.before());
        assertThat(OpenFiles.below(temporary)).isZero();
    }

    private void attempt(Use use) {
        try {
            use.step().on(view);
        } catch (IOException e) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain(temporary.toString());
        }
    }

    /** The client may have taken, replaced or removed the name meanwhile; it is given back what it had. */
    private static void exchange(Path name, Path target) {
        Path parked = name.resolveSibling("parked");
        try {
            if (Files.exists(name)) {
                Files.move(name, parked, REPLACE_EXISTING);
            }
            Files.createSymbolicLink(name, target);
            Files.deleteIfExists(name);
            if (Files.exists(parked)) {
                Files.move(parked, name, REPLACE_EXISTING);
            }
        } catch (FileSystemException e) {
            // The client was quicker; the next exchange will do.
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}

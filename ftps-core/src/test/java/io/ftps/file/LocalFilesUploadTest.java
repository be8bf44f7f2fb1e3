/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.bytes;
import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalFilesUploadTest {
    @TempDir
    private Path root;

    private LocalFiles view;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(root.resolve("dir"));
        view = LocalFiles.at(root);
    }

    @AfterEach
    void nothingStaysOpenOrHidden() throws IOException {
        assertThat(OpenFiles.below(root)).isZero();
        assertThat(hiddenFiles()).isEmpty();
    }

    private List<Path> hiddenFiles() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith(".ftps-"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/file", "/dir/file"})
    void anUploadIsWrittenBesideItsTargetUnderANameNobodyCanGuess(String target) throws IOException {
        IncomingFile upload = view.write(path(target), new WriteMode.Replace());
        IncomingFile other = view.write(path(target), new WriteMode.Replace());
        try {
            assertThat(hiddenFiles())
                    .hasSize(2)
                    .allSatisfy(hidden -> assertThat(hidden.getParent())
                            .isEqualTo(root.resolve(target.substring(1)).getParent()))
                    .allSatisfy(hidden ->
                            assertThat(hidden.getFileName().toString()).matches("\\.ftps-[0-9a-f]{32}\\.part"));
        } finally {
            upload.discard();
            other.discard();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dir/"})
    void noClientCanSeeOrNameAFileOfTheEngine(String directory) throws IOException {
        IncomingFile upload = view.write(path(directory + "file"), new WriteMode.Replace());
        upload.write(bytes("half"));
        String hidden = directory + hiddenFiles().get(0).getFileName();

        assertThat(names(view, directory)).allSatisfy(name -> assertThat(name).doesNotStartWith(".ftps"));
        for (FtpPath name : List.of(path(hidden), path(hidden.toUpperCase(Locale.ROOT)), path(hidden + "/x"))) {
            missing(() -> view.stat(name));
            missing(() -> view.list(name));
            missing(() -> view.read(name, 0));
            missing(() -> view.delete(name));
            missing(() -> view.write(name, new WriteMode.Replace()));
            missing(() -> view.write(name, new WriteMode.Append()));
            missing(() -> view.makeDirectory(name));
            missing(() -> view.removeDirectory(name));
            missing(() -> view.rename(name, path("/stolen")));
            missing(() -> view.rename(path("/dir"), name));
        }
        upload.commit();
        assertThat(get(view, directory + "file")).isEqualTo("half");
    }

    interface Call {
        void run() throws IOException;
    }

    private static void missing(Call call) {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(call::run);
    }

    @Test
    void aLinkToAFileOfTheEngineLeadsToNothing() throws IOException {
        IncomingFile upload = view.write(path("/file"), new WriteMode.Replace());
        Files.createSymbolicLink(root.resolve("spy"), hiddenFiles().get(0).getFileName());

        missing(() -> view.read(path("/spy"), 0));

        upload.discard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--", "rw-rw-rw-", "r--r--r--", "rwxr-x--x"})
    void aFileThatIsReplacedKeepsItsPermissions(String permissions) throws IOException {
        Path file = Files.writeString(root.resolve("dir/file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        put(view, "/dir/file", "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    @Test
    void anUploadIsNeverMoreReadableThanTheFileItReplaces() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        IncomingFile upload = view.write(path("/file"), new WriteMode.Replace());

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(hiddenFiles().get(0))))
                .isEqualTo("rw-------");

        upload.discard();
    }

    @Test
    void anotherHardLinkKeepsTheOldContent() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "old");
        Path other = Files.createLink(root.resolve("other"), file);

        put(view, "/file", "new");

        assertThat(other).hasContent("old");
    }

    @ParameterizedTest
    @EnumSource(LocalFiles.Durability.class)
    void everyDurabilityStoresEveryKindOfUpload(LocalFiles.Durability durability) throws IOException {
        LocalFiles durable = view.with(durability);

        put(durable, "/file", "ab");
        put(durable, "/dir/file", "ab");
        put(durable, "/dir/file", new WriteMode.Append(), "cd");
        put(durable, "/dir/file", new WriteMode.ResumeAt(3), "xyz");

        assertThat(get(durable, "/file")).isEqualTo("ab");
        assertThat(get(durable, "/dir/file")).isEqualTo("abcxyz");
    }

    @Test
    void aDirectoryThatTookTheNameMeanwhileIsNotReplaced() throws IOException {
        IncomingFile upload = view.write(path("/dir/name"), new WriteMode.Replace());
        view.makeDirectory(path("/dir/name"));

        assertThatExceptionOfType(IsDirectoryException.class)
                .isThrownBy(upload::commit)
                .withMessage("/dir/name: is a directory");

        upload.discard();
        assertThat(names(view, "/dir/name")).isEmpty();
    }

    @Test
    void aLinkThatTookTheNameMeanwhileIsReplacedNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("file"), "outside");
        IncomingFile upload = view.write(path("/dir/file"), new WriteMode.Replace());
        upload.write(bytes("inside"));
        Files.createSymbolicLink(root.resolve("dir/file"), outside);

        upload.commit();

        assertThat(outside).hasContent("outside");
        assertThat(root.resolve("dir/file")).isRegularFile().hasContent("inside");
    }

    @Test
    void aFolderRenamedDuringAnUploadTakesItAlong() throws IOException {
        IncomingFile upload = view.write(path("/dir/file"), new WriteMode.Replace());
        upload.write(bytes("inside"));
        view.rename(path("/dir"), path("/renamed"));

        upload.commit();

        assertThat(get(view, "/renamed/file")).isEqualTo("inside");
    }

    @Test
    void aHiddenFileThatSomebodyDeletedMakesCommitFailAndDiscardSucceed() throws IOException {
        IncomingFile upload = view.write(path("/file"), new WriteMode.Replace());
        Files.delete(hiddenFiles().get(0));

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(upload::commit)
                .withMessageStartingWith("/file: ");

        upload.discard();
    }

    @Test
    void uploadsAtOnceToOneNameNeverMix() throws IOException {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> putMany(Character.toString('a' + i))))
                .toList();

        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            if (names(view, "/dir").contains("file")) {
                assertThat(get(view, "/dir/file")).matches("(.)\\1{999}");
            }
        }

        writers.forEach(CompletableFuture::join);
        assertThat(get(view, "/dir/file")).matches("(.)\\1{999}");
    }

    private void putMany(String letter) {
        try {
            for (int round = 0; round < 20; round++) {
                put(view, "/dir/file", letter.repeat(1_000));
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}

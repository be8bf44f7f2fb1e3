/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.list;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalFilesListingTest {
    private static final int MANY = 10_000;

    @TempDir
    private Path root;

    private LocalFiles view;

    @BeforeEach
    void open() throws IOException {
        view = LocalFiles.at(root);
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(OpenFiles.below(root)).isZero();
    }

    /** Runs what only a shell can do, such as making a name that is no text. */
    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isNull();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dir"})
    void noEntryIsLookedAtBeforeItIsAskedFor(String directory) throws IOException {
        Path parent = Files.createDirectories(root.resolve(directory));
        for (int i = 0; i < MANY; i++) {
            Files.createFile(parent.resolve("entry" + i));
        }
        try (DirectoryListing listing = view.list(path(directory))) {
            String first = listing.next().orElseThrow().name();
            for (int i = 0; i < MANY; i++) {
                if (!first.equals("entry" + i)) {
                    Files.delete(parent.resolve("entry" + i));
                }
            }

            assertThat(listing.next()).isEmpty();
        }
    }

    @Test
    void namesThatNoClientCanSayAreLeftOut() throws IOException, InterruptedException {
        shell("""
                touch good 'back\\slash' "tab$(printf '\\t')tab" "escape$(printf '\\033')[31m" \
                  "line$(printf '\\n.')feed" "carriage$(printf '\\r.')return" \
                  "bad$(printf '\\377')byte" "latin$(printf '\\344')" "half$(printf '\\360\\237')" \
                  .ftps-00112233445566778899aabbccddeeff.part""");

        assertThat(names(view, "/")).containsExactly("back\\slash", "escape\u001b[31m", "good", "tab\ttab");
    }

    @Test
    void aNameWithARealReplacementCharacterIsShown() throws IOException, InterruptedException {
        shell("touch \"$(printf '\\357\\277\\275')\"");

        assertThat(names(view, "/")).containsExactly("\ufffd");
        assertThat(view.stat(path("/\ufffd")).size()).isZero();
    }

    @Test
    void aLinkWhoseTargetIsNoTextIsFollowedAllTheSame() throws IOException, InterruptedException {
        shell("printf content > \"$(printf '\\377')\" && ln -s \"$(printf '\\377')\" link");

        assertThat(ViewTester.get(view, "/link")).isEqualTo("content");
    }

    @Test
    @Timeout(5)
    void aPipeIsShownButKeepsNobodyWaiting() throws IOException, InterruptedException {
        shell("mkfifo pipe");

        assertThat(view.stat(path("/pipe")).kind()).isEqualTo(FileInfo.Kind.OTHER);
        assertThat(names(view, "/")).containsExactly("pipe");
        refused(() -> view.read(path("/pipe"), 0));
        refused(() -> view.write(path("/pipe"), new WriteMode.Append()));
        refused(() -> view.write(path("/pipe"), new WriteMode.Replace()));
        refused(() -> view.setModified(path("/pipe"), Instant.EPOCH));
    }

    interface Call {
        void run() throws IOException;
    }

    private static void refused(Call call) {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(call::run)
                .withMessage("/pipe: is not a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---------", "rw-r-----", "rwxr-xr-x", "r-xrw--w-", "rwxrwxrwx"})
    void theModeIsThatOfTheFile(String permissions) throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        String bits = String.format(
                "%9s", Integer.toBinaryString(view.stat(path("/file")).mode()));

        assertThat(bits.replace(' ', '0'))
                .isEqualTo(permissions.replaceAll("[rwx]", "1").replace('-', '0'));
    }

    @Test
    void ownersAreShownToThoseWhoAskForThem() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        FileInfo hidden = view.stat(path("/file"));
        FileInfo shown = list(view.with(LocalFiles.OwnerNames.SHOW_OWNERS), "/").get(0);

        assertThat(hidden.owner()).isEqualTo("ftp");
        assertThat(hidden.group()).isEqualTo("ftp");
        assertThat(shown.owner()).isEqualTo(Files.getOwner(file).getName());
    }

    @Test
    void theLongestNameAFileSystemHoldsCanBeUploaded() throws IOException {
        String longest = "x".repeat(FtpPath.MAX_NAME_BYTES);

        ViewTester.put(view, "/" + longest, "long");

        assertThat(ViewTester.get(view, "/" + longest)).isEqualTo("long");
    }

    @Test
    void aRootThatIsMissingOrNoFolderIsRefusedForTheOperator() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> LocalFiles.at(root.resolve("missing")))
                .withMessage(root.resolve("missing") + ": the root folder is missing; create it");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> LocalFiles.at(file))
                .withMessage(file + ": is a file; name a folder as root");
    }

    @Test
    void aRootThatVanishesIsSaidToBeMissingInTheClientsWords() throws IOException {
        LocalFiles gone = LocalFiles.at(Files.createDirectory(root.resolve("gone")));
        Files.delete(root.resolve("gone"));

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> gone.list(FtpPath.ROOT))
                .withMessage("/: no such file or directory");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> gone.write(path("/file"), new WriteMode.Replace()))
                .withMessage("/file: no such file or directory");
    }
}

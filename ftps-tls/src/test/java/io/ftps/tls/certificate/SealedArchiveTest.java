/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ONCE")
@Tag("JDK")
final class SealedArchiveTest {
    private static final Passphrase PASSPHRASE = Passphrase.of("correct horse".toCharArray());

    private static byte[] written = new byte[0];
    private static String permissions = "";

    @TempDir
    private Path folder;

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("in/ftps.yaml", "text".getBytes(StandardCharsets.UTF_8));
        entries.put("in/empty", new byte[0]);
        entries.put("out/srv/ü key.pem", new byte[100_000]);
        return entries;
    }

    /** Made once, for a key is slow to make. */
    @BeforeAll
    static void write(@TempDir Path once) throws IOException {
        SealedArchive.write(once.resolve("archive"), entries(), PASSPHRASE);
        written = Files.readAllBytes(once.resolve("archive"));
        permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(once.resolve("archive")));
    }

    private Path written() throws IOException {
        return Files.write(folder.resolve("archive"), written);
    }

    @Test
    void whatWasPutInComesOutInItsOrder() throws IOException {
        Path file = written();

        Map<String, byte[]> read = SealedArchive.read(file, PASSPHRASE);

        assertThat(read.keySet()).containsExactlyElementsOf(entries().keySet());
        entries().forEach((name, content) -> assertThat(read.get(name)).isEqualTo(content));
        assertThat(permissions).isEqualTo("rw-------");
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).doesNotContain("ftps.yaml");
    }

    /** Salt, nonce, content and tag. */
    @ParameterizedTest
    @ValueSource(ints = {13, 29, 60, -1})
    void oneFlippedBitIsNoticed(int at) throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(file, bytes);

        refused(
                file,
                PASSPHRASE,
                "The archive " + file + " cannot be opened: its passphrase is another one, or it has been changed.");
    }

    @Test
    void anotherPassphraseOpensNothing() throws IOException {
        Path file = written();

        refused(
                file,
                Passphrase.of("correct horsf".toCharArray()),
                "The archive " + file + " cannot be opened: its passphrase is another one, or it has been changed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|The archive FILE is of version 0 (expected: 1); open it with the ftps that has made it.",
                "0|FILE is no archive of ftps (expected: a file that \"ftps backup\" has made)."
            })
    void anotherVersionOrFormIsNamed(int at, String sentence) throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] = 0;
        Files.write(file, bytes);

        refused(file, PASSPHRASE, sentence.replace("FILE", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12, 13, 40, 56})
    void aFileThatIsCutOffIsNone(int length) throws IOException {
        Path file = written();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SealedArchive.read(file, PASSPHRASE));
    }

    private static void refused(Path file, Passphrase passphrase, String sentence) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SealedArchive.read(file, passphrase))
                .withMessage(sentence);
    }

    @Test
    void aShortPassphraseOrATakenNameWritesNothing() throws IOException {
        Path file = folder.resolve("archive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealedArchive.write(file, entries(), Passphrase.of("hunter2".toCharArray())))
                .withMessage("The passphrase of the archive has 7 characters (expected: at least 12).");
        Files.writeString(file, "mine");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SealedArchive.write(file, entries(), PASSPHRASE))
                .withMessage(file + " is there and is not overwritten (expected: a new name).");

        assertThat(file).hasContent("mine");
        assertThat(folder).isDirectoryContaining("glob:**archive").isDirectoryNotContaining("glob:**.part");
    }
}

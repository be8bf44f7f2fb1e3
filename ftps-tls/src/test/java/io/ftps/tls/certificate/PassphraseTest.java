/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aLineEndAtTheEndOfTheFileDoesNotCount(String lineEnd) throws IOException {
        Files.writeString(file, " corr\u00e9ct horse\n" + lineEnd);

        assertThat(Passphrase.fromFile(file).read())
                .isEqualTo((" corr\u00e9ct horse" + (lineEnd.isEmpty() ? "" : "\n")).toCharArray());
    }

    @Test
    void aFileIsReadEachTime() throws IOException {
        Passphrase passphrase = Passphrase.fromFile(file);

        assertThatThrownBy(passphrase::read)
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The passphrase file " + file + " does not exist.");
        Files.writeString(file, "old");
        assertThat(passphrase.read()).containsExactly('o', 'l', 'd');
        Files.writeString(file, "new");
        assertThat(passphrase.read()).containsExactly('n', 'e', 'w');
    }

    @Test
    void aFileThatIsNoPassphraseIsNamed() throws IOException {
        Files.writeString(file, "x".repeat(4097));
        assertThatThrownBy(() -> Passphrase.fromFile(file).read())
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The passphrase file " + file
                        + " is longer than 4096 bytes (expected: nothing but a passphrase).");
        Files.write(file, new byte[] {-1});
        assertThatThrownBy(() -> Passphrase.fromFile(file).read())
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The passphrase file " + file + " cannot be read (expected: UTF-8).");
    }

    @Test
    void aVariableIsLookedUp() {
        assertThat(Passphrase.fromEnvironment("PATH").read())
                .isEqualTo(System.getenv("PATH").toCharArray());
        assertThatThrownBy(() -> Passphrase.fromEnvironment("FTPS_NOT_SET").read())
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The environment variable FTPS_NOT_SET is not set (expected: a passphrase).");
    }

    @Test
    void whatIsWrittenInAConfigurationIsUnderstood() throws IOException {
        Files.writeString(file, "x");

        assertThat(Passphrase.parse("file:secret", folder).read()).containsExactly('x');
        assertThat(Passphrase.parse("file:secret", folder)).hasToString("file:" + file);
        assertThat(Passphrase.parse("env:PATH", folder)).hasToString("env:PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "", "env:", "file:", "FILE:x", " env:PATH"})
    void anythingElseIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passphrase.parse(text, folder))
                .withMessage("passphrase: *** (expected: env:NAME or file:PATH)");
    }

    @Test
    void aPassphraseInMemoryIsNeverPrintedAndNeverShared() {
        char[] given = "secret".toCharArray();
        Passphrase passphrase = Passphrase.of(given);
        given[0] = 'x';
        passphrase.read()[0] = 'x';

        assertThat(passphrase.read()).isEqualTo("secret".toCharArray());
        assertThat(passphrase).hasToString("***");
        assertThat(CertificateSource.pem(file, file, passphrase).toString())
                .contains("***")
                .doesNotContain("secret*", "xecret");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPrivateKey;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {
    private static final CertifiedKey KEY = SelfSigned.withCommonName("x").create();

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenCanBeRead() throws IOException {
        Path certificates = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        PemFiles.write(KEY, certificates, key);

        CertifiedKey read = CertifiedKey.fromPem(certificates, key);
        assertThat(read.chain()).isEqualTo(KEY.chain());
        assertThat(((ECPrivateKey) read.privateKey()).getS()).isEqualTo(((ECPrivateKey) KEY.privateKey()).getS());
        assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void onlyTheOwnerMayReadTheKey() throws IOException {
        Path key = folder.resolve("key.pem");
        PemFiles.write(KEY, folder.resolve("cert.pem"), key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void theKeyFileIsBornWithItsPermissions() throws IOException {
        assertThat(OwnerOnly.attributes(folder.resolve("key.pem")))
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.name()).isEqualTo("posix:permissions"))
                .satisfies(attribute ->
                        assertThat(attribute.value()).isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path certificates = Files.writeString(folder.resolve("cert.pem"), "mine");
        Path key = folder.resolve("key.pem");

        assertThatThrownBy(() -> PemFiles.write(KEY, certificates, key))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(
                        certificates + ": it is there and is not overwritten (expected: a new name, or move it away).");
        assertThat(certificates).hasContent("mine");
        assertThat(key).doesNotExist();
    }

    @Test
    void aKeyFileThatIsThereIsNotOverwrittenAndNoCertificateStays() throws IOException {
        Path certificates = folder.resolve("cert.pem");
        Path key = Files.writeString(folder.resolve("key.pem"), "mine");

        assertThatThrownBy(() -> PemFiles.write(KEY, certificates, key)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(key).hasContent("mine");
        assertThat(certificates).doesNotExist();
    }

    @Test
    void aFolderThatIsMissingIsNotMade() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> PemFiles.write(KEY, nowhere.resolve("cert.pem"), nowhere.resolve("key.pem")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void anAccessListForTheOwnerDoesThePermissionsWorkOnWindows() throws IOException {
        Configuration windows = Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "acl")
                .build();
        try (FileSystem fileSystem = Jimfs.newFileSystem(windows)) {
            FileAttribute<?>[] attributes = OwnerOnly.attributes(fileSystem.getPath("C:\\work\\key.pem"));

            assertThat(attributes).singleElement().satisfies(attribute -> {
                assertThat(attribute.name()).isEqualTo("acl:acl");
                assertThat(attribute.value())
                        .asInstanceOf(InstanceOfAssertFactories.list(AclEntry.class))
                        .singleElement()
                        .satisfies(entry ->
                                assertThat(entry.principal().getName()).isEqualTo(System.getProperty("user.name")));
            });
        }
    }

    @Test
    void aFileSystemWithoutOwnersStillKeepsTheKey() throws IOException {
        Configuration bare =
                Configuration.unix().toBuilder().setAttributeViews("basic").build();
        try (FileSystem fileSystem = Jimfs.newFileSystem(bare)) {
            Path key = fileSystem.getPath("key.pem").toAbsolutePath();
            PemFiles.write(KEY, key.resolveSibling("cert.pem"), key);

            assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
        }
    }
}

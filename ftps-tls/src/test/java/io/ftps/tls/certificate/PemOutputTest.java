/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PemOutputTest {
    private static final PemOutput REPLACING = new PemOutput(Existing.REPLACE, Optional.empty());

    @TempDir
    private Path folder;

    private final CertifiedKey identity = SelfSigned.withCommonName("x").create();
    private final CertifiedKey other = SelfSigned.withCommonName("y").create();
    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void places() {
        certificate = folder.resolve("x.pem");
        key = folder.resolve("x.key");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatIsThereStaysAndNothingIsLeftBeside() throws IOException {
        Files.writeString(key, "precious");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> PemOutput.PLAIN.identity(identity, certificate, key));
        assertThat(files()).containsExactly("x.key");
        assertThat(key).hasContent("precious");
    }

    @Test
    void whatIsReplacedIsItsOwnersAloneWhateverItWasBefore() throws IOException {
        PemOutput.PLAIN.identity(identity, certificate, key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        REPLACING.identity(other, certificate, key);
        assertThat(CertifiedKey.fromPem(certificate, key).certificate()).isEqualTo(other.certificate());
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(files()).containsExactly("x.key", "x.pem");
    }

    @Test
    void replacingThatFailsLeavesWhatWasThere() throws IOException {
        PemOutput.PLAIN.identity(identity, certificate, key);
        Path nowhere = folder.resolve("none").resolve("y.key");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> REPLACING.identity(other, certificate, nowhere));
        assertThat(CertifiedKey.fromPem(certificate, key).certificate()).isEqualTo(identity.certificate());
        assertThat(files()).containsExactly("x.key", "x.pem");
    }

    @Test
    void aPassphraseEncryptsTheKey() throws IOException {
        Passphrase secret = Passphrase.of("correct horse".toCharArray());
        new PemOutput(Existing.KEEP, Optional.of(secret)).identity(identity, certificate, key);
        assertThat(key).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(CertifiedKey.fromPem(certificate, key, secret.read()).certificate())
                .isEqualTo(identity.certificate());
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertifiedKey.fromPem(certificate, key, "wrong".toCharArray()));
    }

    @Test
    void anEmptyPassphraseIsNone() {
        PemOutput output = new PemOutput(Existing.KEEP, Optional.of(Passphrase.of(new char[0])));
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> output.identity(identity, certificate, key))
                .withMessage("The passphrase at *** is empty (expected: some characters).");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEcKeyIsWrittenWithItsPublicHalf() throws IOException {
        CertifiedKey large =
                SelfSigned.withCommonName("z").key(KeyAlgorithm.EC_P384).create();
        PemOutput.PLAIN.identity(large, certificate, key);
        PrivateKeyInfo written = PrivateKeyInfo.getInstance(new PrivateKeyBlock(
                        new java.security.KeyPair(large.certificate().getPublicKey(), large.privateKey()))
                .encoded(Optional.empty())
                .getContent());
        assertThat(ECPrivateKey.getInstance(written.parsePrivateKey()).getPublicKey())
                .isNotNull();
        assertThat(CertifiedKey.fromPem(certificate, key).certificate()).isEqualTo(large.certificate());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.testing.Stored;
import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFolderTest {
    private static final X509Bundle A = TestKeys.ec("a");
    private static final X509Bundle B = TestKeys.ec("b");
    private static final X509Bundle C = TestKeys.ec("c");
    private static final X509Bundle D = TestKeys.ec("d");
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<ReloadingIdentities> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ReloadingIdentities::close);
    }

    @Test
    void everyIdentityIsReadInTheOrderOfNames() throws Exception {
        Stored.keyStore(folder.resolve("4.jks"), "JKS", PASSWORD, TestKeys.identity(D));
        Stored.keyStore(folder.resolve("3.pfx"), "PKCS12", PASSWORD, TestKeys.identity(C));
        pair("2.crt", B);
        Stored.privately(folder.resolve("1.pem"), A.getCertificatePathPEM() + A.getPrivateKeyPEM());
        ReloadingIdentities identities = watching();

        assertThat(identities.reload().faults()).isEmpty();
        assertThat(names(identities)).containsExactly("CN=a", "CN=b", "CN=c", "CN=d");
        assertThat(warnings).isEmpty();
    }

    @Test
    void filesThatAreNothingToUsAreNamedAndHiddenOnesPassedOver() throws IOException {
        pair("a.pem", A);
        Files.createFile(folder.resolve("README"));
        Files.createFile(folder.resolve(".hidden"));
        Files.createDirectory(folder.resolve("..data"));
        ReloadingIdentities identities = watching();
        identities.reload();

        assertThat(names(identities)).containsExactly("CN=a");
        assertThat(warnings)
                .containsExactly(
                        folder.resolve("README") + " in the certificate folder is not used (expected: NAME.pem,"
                                + " or NAME.crt with NAME.key, or NAME.p12, NAME.pfx or NAME.jks).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.key | The certificate file FOLDER/x.pem does not exist.",
                "x.crt | FOLDER/x.crt holds no certificate (expected: a PEM block BEGIN CERTIFICATE).",
                "x.p12 | FOLDER/x.p12 cannot be read (expected: PKCS#12).",
                "x.jks | FOLDER/x.jks cannot be read (expected: JKS).",
            })
    void oneBrokenFileDoesNotHoldUpTheOthers(String name, String sentence) throws IOException {
        pair("a.pem", A);
        Files.createFile(folder.resolve(name));
        ReloadingIdentities identities = watching();

        assertThat(identities.reload().faults()).containsExactly(sentence.replace("FOLDER", folder.toString()));
        assertThat(names(identities)).containsExactly("CN=a");
    }

    @Test
    void aKeyStoreNeedsAPassphrase() throws Exception {
        Path store = Stored.keyStore(folder.resolve("a.p12"), "PKCS12", PASSWORD, TestKeys.identity(A));
        ReloadingIdentities identities = started(ReloadingIdentities.builder().folder(folder));

        assertThat(identities.reload().faults())
                .containsExactly(store + " is encrypted and no passphrase was given (expected: its passphrase).");
    }

    @Test
    void identitiesComeAndGo() throws IOException {
        pair("b.crt", B);
        ReloadingIdentities identities = watching();
        pair("a.crt", A);
        identities.poll();
        assertThat(names(identities)).containsExactly("CN=a", "CN=b");

        Files.delete(folder.resolve("b.crt"));
        Files.delete(folder.resolve("b.key"));
        identities.poll();
        assertThat(names(identities)).containsExactly("CN=a", "CN=b");
        identities.poll();
        assertThat(names(identities)).containsExactly("CN=a");
    }

    @Test
    void anIdentityThatIsTakenAwayToBePutBackStays() throws IOException {
        pair("a.crt", A);
        ReloadingIdentities identities = watching();
        List<CertifiedKey> before = identities.current();
        for (int i = 0; i < 2; i++) {
            Files.delete(folder.resolve("a.crt"));
            Files.delete(folder.resolve("a.key"));
            identities.poll();
            pair("a.crt", A);
            identities.poll();
        }

        assertThat(identities.current()).isSameAs(before);
    }

    @Test
    void halfOfAnIdentityTakenAwayIsAFault() throws IOException {
        pair("a.crt", A);
        ReloadingIdentities identities = watching();
        Files.delete(folder.resolve("a.key"));

        assertThat(identities.reload().faults())
                .containsExactly("Keeping the certificate of CN=a: " + folder.resolve("a.crt")
                        + " holds a certificate but no private key (expected: a PEM block BEGIN PRIVATE KEY).");
        assertThat(names(identities)).containsExactly("CN=a");
    }

    @Test
    void aFolderThatGoesAwayKeepsWhatWasInIt() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Stored.privately(inner.resolve("a.pem"), A.getCertificatePathPEM() + A.getPrivateKeyPEM());
        ReloadingIdentities identities = started(ReloadingIdentities.builder().folder(inner));
        Files.delete(inner.resolve("a.pem"));
        Files.delete(inner);

        assertThat(identities.reload().faults())
                .containsExactly(
                        "The certificate folder " + inner + " cannot be read (expected: a folder with files).");
        assertThat(names(identities)).containsExactly("CN=a");
    }

    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "r--r-----, false",
        "rw-rw----, true",
        "rw----r--, true",
        "rw-----w-, true",
    })
    void aSecretThatOthersCanReadOrChangeIsWarnedAbout(String mode, boolean expected) throws IOException {
        Path key = Files.createFile(folder.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

        assertThat(KeyExposure.of(key).isPresent()).isEqualTo(expected);
    }

    @Test
    void whereModesAreUnknownNothingIsWarnedAbout() throws IOException {
        Configuration bare =
                Configuration.unix().toBuilder().setAttributeViews("basic").build();
        try (FileSystem fileSystem = Jimfs.newFileSystem(bare)) {
            assertThat(KeyExposure.of(Files.createFile(fileSystem.getPath("key"))))
                    .isEmpty();
        }
        assertThat(KeyExposure.of(folder.resolve("missing"))).isEmpty();
    }

    private void pair(String certificate, X509Bundle identity) throws IOException {
        Files.writeString(folder.resolve(certificate), identity.getCertificatePathPEM());
        Stored.privately(folder.resolve(certificate.charAt(0) + ".key"), identity.getPrivateKeyPEM());
    }

    private ReloadingIdentities watching() {
        return started(ReloadingIdentities.builder().folder(folder, Passphrase.of(PASSWORD)));
    }

    private ReloadingIdentities started(ReloadingIdentities.Builder builder) {
        ReloadingIdentities identities = builder.trial(unused -> {})
                .every(Duration.ofDays(1))
                .events(new IdentityEvents() {
                    @Override
                    public void warned(String sentence) {
                        warnings.add(sentence);
                    }
                })
                .start();
        open.add(identities);
        return identities;
    }

    private static List<String> names(ReloadingIdentities identities) {
        return identities.current().stream()
                .map(identity ->
                        identity.certificate().getSubjectX500Principal().getName())
                .toList();
    }
}

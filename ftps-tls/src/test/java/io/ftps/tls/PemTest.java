/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.MiscPEMGenerator;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PemTest {
    private static final char[] PASSPHRASE = "correct horse".toCharArray();
    private static final Provider BC = new BouncyCastleProvider();
    private static final X509Bundle EC = TestKeys.ec("ec.example");
    private static final X509Bundle OTHER = TestKeys.ec("other.example");
    private static final String CHAIN = EC.getCertificatePathPEM();

    @TempDir
    Path folder;

    private Path certificates;
    private Path key;

    @BeforeEach
    void nameFiles() {
        certificates = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
    }

    static Stream<Arguments> plainForms() throws IOException {
        PrivateKey rsa = TestKeys.Rsa.KEY.privateKey();
        return Stream.of(
                Arguments.of("PRIVATE KEY", EC.getPrivateKeyPEM(), CHAIN),
                Arguments.of("EC PRIVATE KEY", pem(new MiscPEMGenerator(sec1())), CHAIN),
                Arguments.of(
                        "EC PRIVATE KEY",
                        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                                + pem(new MiscPEMGenerator(sec1())),
                        CHAIN),
                Arguments.of("RSA PRIVATE KEY", pem(new JcaMiscPEMGenerator(rsa)), rsaChain()));
    }

    @ParameterizedTest
    @MethodSource("plainForms")
    void aPlainKeyIsReadInEachForm(String form, String keyText, String chainText) throws IOException {
        Files.writeString(certificates, chainText);
        Files.writeString(key, keyText);

        assertThat(keyText).contains("BEGIN " + form);
        assertThat(CertifiedKey.fromPem(certificates, key).chain()).isNotEmpty();
        assertThat(CertifiedKey.fromPem(certificates, key, PASSPHRASE).chain()).isNotEmpty();
    }

    static Stream<Arguments> encryptedForms() throws Exception {
        return Stream.of(
                Arguments.of("ENCRYPTED PRIVATE KEY", encryptedPkcs8()),
                Arguments.of(
                        "EC PRIVATE KEY",
                        pem(new MiscPEMGenerator(
                                sec1(),
                                new JcePEMEncryptorBuilder("AES-256-CBC")
                                        .setProvider(BC)
                                        .build(PASSPHRASE)))));
    }

    @ParameterizedTest
    @MethodSource("encryptedForms")
    void anEncryptedKeyIsReadInEachForm(String form, String keyText) throws IOException {
        Files.writeString(certificates, CHAIN);
        Files.writeString(key, keyText);

        assertThat(keyText).contains("BEGIN " + form);
        assertThat(CertifiedKey.fromPem(certificates, key, PASSPHRASE).certificate())
                .isEqualTo(EC.getCertificate());
        assertThatThrownBy(() -> CertifiedKey.fromPem(certificates, key, "wrong".toCharArray()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key in " + key + " cannot be decrypted (expected: another passphrase).");
        assertThatThrownBy(() -> CertifiedKey.fromPem(certificates, key))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key in " + key
                        + " is encrypted and no passphrase was given (expected: its passphrase).");
    }

    @Test
    void bothMayBeInOneFile() throws IOException {
        Files.writeString(certificates, "Bag Attributes\n  friendlyName: x\n" + EC.getPrivateKeyPEM() + "\n" + CHAIN);

        CertifiedKey loaded = CertifiedKey.fromPem(certificates, certificates);
        assertThat(loaded.certificate()).isEqualTo(EC.getCertificate());
        assertThat(loaded.privateKey().getAlgorithm()).isEqualTo("EC");
    }

    static Stream<Arguments> faults() {
        String keyText = EC.getPrivateKeyPEM();
        return Stream.of(
                Arguments.of("", keyText, "CERT holds no certificate (expected: a PEM block BEGIN CERTIFICATE)."),
                Arguments.of(
                        keyText,
                        keyText,
                        "CERT holds a private key but no certificate (expected: a PEM block BEGIN CERTIFICATE)."),
                Arguments.of(CHAIN, "", "KEY holds no private key (expected: a PEM block BEGIN PRIVATE KEY)."),
                Arguments.of(
                        CHAIN,
                        CHAIN,
                        "KEY holds a certificate but no private key (expected: a PEM block BEGIN PRIVATE KEY)."),
                Arguments.of(
                        "x".repeat((1 << 20) + 1),
                        keyText,
                        "The certificate file CERT is longer than 1 MiB (expected: readable PEM text)."),
                Arguments.of(
                        CHAIN,
                        OTHER.getPrivateKeyPEM(),
                        "The private key in KEY does not belong to the certificate of CN=ec.example in CERT"
                                + " (expected: the key of this certificate)."),
                Arguments.of(
                        CHAIN.substring(0, 200),
                        keyText,
                        "The certificate file CERT cannot be read (expected: readable PEM text)."),
                Arguments.of(
                        CHAIN,
                        keyText.substring(0, 100),
                        "The key file KEY cannot be read (expected: readable PEM text)."),
                Arguments.of(
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                        keyText,
                        "A certificate in CERT is damaged (expected: X.509)."),
                Arguments.of(
                        CHAIN,
                        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                        "The private key in KEY is damaged (expected: the form PRIVATE KEY)."),
                Arguments.of(
                        CHAIN,
                        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                        "The private key in KEY has the form OPENSSH PRIVATE KEY"
                                + " (expected: PKCS#8, PKCS#1 or SEC1, such as openssl pkey writes)."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsOneSentenceThatNamesTheFile(String certificateText, String keyText, String sentence)
            throws IOException {
        Files.writeString(certificates, certificateText);
        Files.writeString(key, keyText);

        assertThatThrownBy(() -> CertifiedKey.fromPem(certificates, key))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(sentence.replace("CERT ", certificates + " ")
                        .replace("CERT.", certificates + ".")
                        .replace("KEY ", key + " ")
                        .replace("PRIVATE " + key + " (", "PRIVATE KEY ("));
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> CertifiedKey.fromPem(certificates, key))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The certificate file " + certificates + " does not exist.");
        Files.writeString(certificates, CHAIN);
        assertThatThrownBy(() -> CertifiedKey.fromPem(certificates, key))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The key file " + key + " does not exist.");
    }

    /** With the name of the curve inside, as SEC1 wants it and the JDK's encoding does not. */
    private static PrivateKeyInfo sec1() throws IOException {
        AlgorithmIdentifier curve =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        return new PrivateKeyInfo(
                curve,
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, ((ECPrivateKey) ecKey()).getS(), SECObjectIdentifiers.secp256r1));
    }

    private static PrivateKey ecKey() {
        return EC.getKeyPair().getPrivate();
    }

    private static String rsaChain() throws IOException {
        return pem(new JcaMiscPEMGenerator(TestKeys.Rsa.KEY.certificate()));
    }

    private static String encryptedPkcs8() throws Exception {
        return pem(new JcaPKCS8Generator(
                ecKey(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(BC)
                        .setPassword(PASSPHRASE)
                        .build()));
    }

    private static String pem(PemObjectGenerator block) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(block);
        }
        return text.toString();
    }
}

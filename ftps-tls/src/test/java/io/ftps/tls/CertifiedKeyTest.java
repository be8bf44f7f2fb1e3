/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.X509Bundle;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertifiedKeyTest {
    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ecp256", "ecp384", "rsa2048", "ed25519"})
    void aKeyOfEachKindIsRecognizedAsItsCertificates(Algorithm algorithm) {
        X509Bundle bundle = TestKeys.bundle(() ->
                new CertificateBuilder().subject("CN=x").algorithm(algorithm).buildIssuedBy(TestKeys.AUTHORITY));

        assertThat(CertifiedKey.of(bundle.getKeyPair().getPrivate(), List.of(bundle.getCertificate()))
                        .certificate())
                .isEqualTo(bundle.getCertificate());
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        PrivateKey other = TestKeys.ec("other").getKeyPair().getPrivate();

        assertThatThrownBy(() -> CertifiedKey.of(other, TestKeys.EC.chain()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key does not belong to the certificate of CN=localhost (expected: its key).");
        assertThatThrownBy(() -> CertifiedKey.of(TestKeys.Rsa.KEY.privateKey(), TestKeys.EC.chain()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key does not belong to the certificate of CN=localhost (expected: its key).");
        assertThatThrownBy(() -> CertifiedKey.of(other, List.of()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key does not belong to an empty chain (expected: its key).");
    }

    @Test
    void aChainIsPutInOrderAndStrangersAreLeftOut() {
        X509Bundle intermediate = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=intermediate")
                .ecp256()
                .setIsCertificateAuthority(true)
                .buildIssuedBy(TestKeys.AUTHORITY));
        X509Bundle leaf = TestKeys.bundle(
                () -> new CertificateBuilder().subject("CN=leaf").ecp256().buildIssuedBy(intermediate));
        X509Certificate root = TestKeys.AUTHORITY.getCertificate();
        X509Certificate namesake = TestKeys.selfSigned("intermediate").getCertificate();

        CertifiedKey key = CertifiedKey.of(
                leaf.getKeyPair().getPrivate(),
                List.of(root, namesake, intermediate.getCertificate(), leaf.getCertificate()));

        assertThat(key.chain()).containsExactly(leaf.getCertificate(), intermediate.getCertificate(), root);
    }

    @Test
    void theFingerprintIsUpperCaseHexWithColons() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(TestKeys.EC.certificate().getEncoded());

        assertThat(TestKeys.EC.sha256Fingerprint())
                .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}")
                .isEqualTo(Hex.toHexString(digest).toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:"));
    }

    @Test
    void theTextOfAnIdentityShowsNoKey() {
        assertThat(TestKeys.EC).hasToString("CN=localhost SHA-256 " + TestKeys.EC.sha256Fingerprint());
    }
}

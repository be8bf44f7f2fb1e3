/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Validity YEAR = Validity.of(CLOCK, 365);
    private static final CertificateSubject FTP =
            CertificateSubject.server("ftp", List.of("ftp.example.com", "192.0.2.7", "2001:db8::7"));

    private final CertificateAuthority authority =
            CertificateAuthority.create("Test CA", KeyAlgorithm.EC_P256, Validity.of(CLOCK, 3650));

    private static void validate(X509Certificate root, List<X509Certificate> chain) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    }

    @Test
    void theRootMayIssueLeavesOnly() throws Exception {
        X509Certificate root = authority.identity().certificate();
        assertThat(root.getSubjectX500Principal().getName()).isEqualTo("CN=Test CA");
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(root.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(Extension.basicConstraints.getId(), Extension.keyUsage.getId());
        assertThat(root.getExtendedKeyUsage()).isNull();
        assertThat(root.getNotAfter()).isEqualTo("2036-11-19T10:00:00Z");
        root.verify(root.getPublicKey());
    }

    @Test
    void anIssuedCertificateIsForItsNamesAndIssuesNothing() throws Exception {
        CertifiedKey issued = authority.issue(FTP, KeyAlgorithm.EC_P256, CertificatePurpose.SERVER, YEAR);
        X509Certificate leaf = issued.certificate();
        validate(authority.identity().certificate(), issued.chain());
        assertThat(issued.chain()).hasSize(1);
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage())
                .startsWith(true, false, false)
                .endsWith(false, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "ftp.example.com"), List.of(7, "192.0.2.7"), List.of(7, "2001:db8:0:0:0:0:0:7"));
        assertThat(leaf.getNotBefore()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(leaf.getNotAfter()).isEqualTo("2027-11-22T10:00:00Z");
        assertThat(leaf.getSerialNumber().bitLength()).isEqualTo(127);
    }

    @Test
    void itNamesItsIssuersKeyByTheIssuersOwnIdentifier() {
        X509Certificate root = authority.identity().certificate();
        X509Certificate leaf = authority
                .issue(FTP, KeyAlgorithm.EC_P256, CertificatePurpose.SERVER, YEAR)
                .certificate();
        byte[] subject = root.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        byte[] issuer = leaf.getExtensionValue(Extension.authorityKeyIdentifier.getId());
        // An OCTET STRING around 20 bytes, in one by itself, in the other behind the tag [0] of a SEQUENCE (RFC 5280).
        assertThat(Arrays.copyOfRange(issuer, issuer.length - 20, issuer.length))
                .isEqualTo(Arrays.copyOfRange(subject, subject.length - 20, subject.length));
        assertThat(leaf.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
                .isNotEqualTo(subject);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "EC_P384", "RSA_2048", "ED25519"})
    void eachKindOfKeyIssuesAndIsIssuedFor(KeyAlgorithm kind) throws Exception {
        CertificateAuthority issuer = CertificateAuthority.create("CA", kind, Validity.of(CLOCK, 3650));
        CertifiedKey issued = issuer.issue(FTP, KeyAlgorithm.EC_P256, CertificatePurpose.SERVER_AND_CLIENT, YEAR);
        validate(issuer.identity().certificate(), issued.chain());
        assertThat(issued.certificate().getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        KeyPair pair = new KeyPair(
                issuer.identity().certificate().getPublicKey(),
                issuer.identity().privateKey());
        X509Certificate answer = authority
                .issue(CertificateRequest.create(FTP, pair), CertificatePurpose.CLIENT, YEAR)
                .get(0);
        validate(authority.identity().certificate(), List.of(answer));
        assertThat(answer.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(answer.getKeyUsage()[2]).isEqualTo(kind == KeyAlgorithm.RSA_2048);
        assertThat(KeyAlgorithm.describe(answer.getPublicKey()))
                .isEqualToIgnoringCase(kind.text().replace('-', ' ').replace("ec p", "ec p-"));
    }

    @Test
    void nothingOutlivesItsAuthority() {
        CertificateAuthority old = CertificateAuthority.create("Old CA", KeyAlgorithm.EC_P256, Validity.of(CLOCK, 30));
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> old.issue(FTP, KeyAlgorithm.EC_P256, CertificatePurpose.SERVER, YEAR))
                .withMessage("The certificate would be valid until 2027-11-22T10:00:00Z and outlive its authority"
                        + " CN=Old CA, which ends at 2026-12-22T10:00:00Z (expected: fewer days, or a new authority).");
    }

    @Test
    void aLeafIsNoAuthority() {
        CertifiedKey leaf = SelfSigned.withCommonName("leaf").create();
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateAuthority.of(leaf))
                .withMessage("The certificate of CN=leaf may not issue others (expected: that of an authority).");
        assertThat(CertificateAuthority.of(authority.identity()).identity()).isSameAs(authority.identity());
    }

    @Test
    void aWeakKeyGetsNoCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        CertificateRequest request = CertificateRequest.create(FTP, generator.generateKeyPair());
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> authority.issue(request, CertificatePurpose.SERVER, YEAR))
                .withMessage(
                        "The request of CN=ftp has a weak key, RSA 1024 (expected: RSA of 2048 bits or more, EC P-256"
                                + " or P-384, or Ed25519).");
    }
}

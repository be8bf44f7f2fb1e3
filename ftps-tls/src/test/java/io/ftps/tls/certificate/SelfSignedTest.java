/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.CertifiedKey;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theCertificateIsForServersUnderItsNames() throws Exception {
        CertifiedKey key = SelfSigned.withCommonName("Anna, \"her\" server")
                .dnsName("ftp.example.com")
                .dnsName("*.example.com")
                .ipAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
                .ipAddress(InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))
                .days(90)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .create();
        X509Certificate certificate = key.certificate();

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Anna\\, \\\"her\\\" server");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "ftp.example.com"),
                        List.of(2, "*.example.com"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getNotBefore()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2027-02-20T10:00:00Z");
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void theKeyIsP256AndNew() {
        CertifiedKey one = SelfSigned.withCommonName("x").create();
        CertifiedKey two = SelfSigned.withCommonName("x").create();

        assertThat(((ECPublicKey) one.certificate().getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        assertThat(one.privateKey()).isNotEqualTo(two.privateKey());
    }

    @Test
    void theSerialNumberIsRandomAndPositive() {
        CertifiedKey one = SelfSigned.withCommonName("x").create();
        CertifiedKey two = SelfSigned.withCommonName("x").create();

        assertThat(one.certificate().getSerialNumber()).isPositive();
        assertThat(one.certificate().getSerialNumber())
                .isNotEqualTo(two.certificate().getSerialNumber());
    }

    @Test
    void noValidityIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfSigned.withCommonName("x").days(0))
                .withMessage("A certificate cannot be valid for 0 days (expected: 1 to 36500).");
    }
}

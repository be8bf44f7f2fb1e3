/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateSubjectTest {
    @ParameterizedTest
    @CsvSource({
        "ftp.example.com, ftp.example.com",
        "FTP.Example.COM, ftp.example.com",
        "*.example.com, *.example.com",
        "localhost, localhost",
        "b\u00fccher.example, xn--bcher-kva.example",
        "*.b\u00fccher.example, *.xn--bcher-kva.example",
        "3com.example, 3com.example"
    })
    void dnsNamesAreWrittenAsCertificatesHoldThem(String typed, String held) {
        assertThat(CertificateSubject.server("x", List.of(typed)).dnsNames()).containsExactly(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::7", "::1"})
    void addressesAreNoNames(String typed) throws Exception {
        CertificateSubject subject = CertificateSubject.server("x", List.of(typed));
        assertThat(subject.addresses()).containsExactly(InetAddress.getByName(typed));
        assertThat(subject.dnsNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp example",
                "300.1.1.1",
                "192.0.2",
                "a..b",
                "-a.example",
                "*",
                "ftp.*.example",
                "*.*.example",
                "ftp.example.com\nevil",
                "ftp/example",
                "[::1]",
                "2001:db8::g"
            })
    void whatIsNeitherIsNamed(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSubject.server("x", List.of(typed)))
                .withMessageStartingWith("\"" + typed + "\" is neither a DNS name nor an IP address (expected: ");
    }

    @Test
    void aCommonNameHasItsBounds() {
        assertThat(CertificateSubject.named("a".repeat(64)).name().getName()).isEqualTo("CN=" + "a".repeat(64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSubject.named("a".repeat(65)))
                .withMessageEndingWith(" has 65 characters (expected: 1 to 64).");
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateSubject.named(" "));
    }

    @Test
    void aKindOfKeyIsToldByItsWord() {
        assertThat(KeyAlgorithm.parse("rsa-4096")).isEqualTo(KeyAlgorithm.RSA_4096);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAlgorithm.parse("dsa"))
                .withMessage("\"dsa\" is no kind of key (expected: ec-p256, ec-p384, rsa-2048, rsa-3072, rsa-4096,"
                        + " ed25519).");
    }
}

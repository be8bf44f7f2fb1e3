/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.HelloVerdict.Admitted;
import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.HelloVerdict.Rule;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TypedHello;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Typed hellos against modern-2026 and the P-256 key of the tests; no connection is made. */
class ExplainTest {
    /** What a client of these years says, with values made up to test servers (GREASE). */
    private static final TypedHello TODAY = new TypedHello(
            List.of(0x2a2a, 0x0304, 0x0303),
            List.of(0x1a1a, 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f),
            List.of(0x3a3a, 0x11ec, 0x001d, 0x0017),
            List.of(0x0403, 0x0804, 0x0401),
            List.of());

    private static HelloVerdict explain(TypedHello hello, CertifiedKey key, String... protocols) {
        return TlsProfile.modern2026()
                .explain(
                        ServerTls.readHello(hello.record(), Fixture.ORIGIN),
                        List.of(protocols),
                        CertificateSelector.single(key));
    }

    private static boolean admits(TypedHello hello, CertifiedKey key) {
        return TlsProfile.modern2026().admits(ServerTls.readHello(hello.record(), Fixture.ORIGIN), key);
    }

    @Test
    void aClientOfTheseYearsIsAdmitted() {
        assertThat(admits(TODAY, TestKeys.EC)).isTrue();
        assertThat(admits(TODAY.withVersions(0x0303), TestKeys.Rsa.KEY)).isTrue();
        assertThat(explain(TODAY, TestKeys.EC, "ftp"))
                .isEqualTo(new Admitted(
                        TlsVersion.TLS_1_3,
                        "TLS_AES_128_GCM_SHA256",
                        Optional.of("X25519MLKEM768"),
                        Optional.of("ecdsa_secp256r1_sha256")));
        assertThat(explain(TODAY.withVersions(0x0303), TestKeys.Rsa.KEY, "ftp"))
                .isEqualTo(new Admitted(
                        TlsVersion.TLS_1_2,
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        Optional.of("x25519"),
                        Optional.of("rsa_pss_rsae_sha256")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0302      | 002f c009      | 0017 | 0403      | VERSION          | The client offers only TLSv1.1 (0x0302) and modern-2026 has TLSv1.3, TLSv1.2. | TLSv1.1 and TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, which legacy-2026 has
            0300      | 002f           | 0017 | 0403      | VERSION          | The client offers only SSLv3 (0x0300) and modern-2026 has TLSv1.3, TLSv1.2. |
            0303      | c009 c00a 0005 | 0017 | 0403      | CIPHER_SUITE     | The client offers no cipher suite of modern-2026, only TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, 0x0005. | TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, which compatible-2026 has
            0303      | 0005 000a      | 0017 | 0403      | CIPHER_SUITE     | The client offers no cipher suite of modern-2026, only 0x0005, 0x000a. |
            0303      | 002f           | 0017 | 0401      | CIPHER_SUITE     | The client offers no cipher suite of modern-2026, only TLS_RSA_WITH_AES_128_CBC_SHA. | a certificate with an RSA key, and compatible-2026
            0303      | c02f           | 0017 | 0401      | KEY_TYPE         | The client cannot use a certificate with an EC key on secp256r1 within modern-2026. | a certificate with an RSA key
            0304      | 1301           | 0017 | 0804      | KEY_TYPE         | The client cannot use a certificate with an EC key on secp256r1 within modern-2026. | a certificate with an RSA key
            0303      | c02b           | 001d | 0403      | KEY_TYPE         | The client cannot use a certificate with an EC key on secp256r1 within modern-2026. |
            0303      | c02b c02f      | 001d | 0403 0804 | KEY_TYPE         | The client cannot use a certificate with an EC key on secp256r1 within modern-2026. | a certificate with an RSA key
            0304      | 1301           | 0017 | 0503      | KEY_TYPE         | The client cannot use a certificate with an EC key on secp256r1 within modern-2026. | a certificate with an EC key on secp384r1
            0304      | 1301           | 0019 | 0403      | GROUP            | The client offers no key exchange group of modern-2026, only secp521r1. | the group secp521r1, which compatible-2026 has
            0304      | 1301           | 001e | 0403      | GROUP            | The client offers no key exchange group of modern-2026, only 0x001e. |
            0303      | c02b           | 0017 | 0203      | SIGNATURE_SCHEME | The client verifies no signature that modern-2026 makes with an EC key on secp256r1, only ecdsa_sha1. | signing by ecdsa_sha1, which legacy-2026 has
            0303      | c02b           | 0017 |           | SIGNATURE_SCHEME | The client verifies no signature that modern-2026 makes with an EC key on secp256r1, only ecdsa_sha1, rsa_pkcs1_sha1. | signing by ecdsa_sha1, which legacy-2026 has
            """)
    void theFirstRuleThatIsBrokenIsNamedAndTheLeastThatWouldHelp(
            String versions,
            String suites,
            String groups,
            @Nullable String schemes,
            Rule rule,
            String sentence,
            @Nullable String least) {
        TypedHello hello = new TypedHello(hex(versions), hex(suites), hex(groups), hex(schemes), List.of());

        assertThat(explain(hello, TestKeys.EC)).isEqualTo(new Refused(rule, sentence, Optional.ofNullable(least)));
        assertThat(admits(hello, TestKeys.EC)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 0807, ed25519", "Ed448, 0808, ed448"})
    void aRareKindOfKeyIsHeldAgainstItsOwnScheme(String algorithm, String scheme, String name) {
        CertifiedKey key = TestKeys.issued(algorithm, algorithm);

        assertThat(explain(TODAY.withSchemes(hex(scheme).toArray(Integer[]::new)), key))
                .isEqualTo(new Admitted(
                        TlsVersion.TLS_1_3,
                        "TLS_AES_128_GCM_SHA256",
                        Optional.of("X25519MLKEM768"),
                        Optional.of(name)));
        assertThat(explain(TODAY, key))
                .isEqualTo(new Refused(
                        Rule.KEY_TYPE,
                        "The client cannot use a certificate with an " + algorithm + " key within modern-2026.",
                        Optional.of("a certificate with an EC key on secp256r1")));
    }

    @Test
    void aClientOfTls12ThatNamesNoGroupIsServedByRsaKeyExchangeOnly() {
        TypedHello silent =
                new TypedHello(List.of(0x0303), List.of(0xc02f, 0x009c), List.of(), List.of(0x0401), List.of());
        TlsProfile profile = TlsProfile.compatible2026();
        CertificateSelector rsa = CertificateSelector.single(TestKeys.Rsa.KEY);

        assertThat(profile.explain(ServerTls.readHello(silent.record(), Fixture.ORIGIN), List.of(), rsa))
                .isEqualTo(new Admitted(
                        TlsVersion.TLS_1_2, "TLS_RSA_WITH_AES_128_GCM_SHA256", Optional.empty(), Optional.empty()));
        assertThat(explain(silent, TestKeys.Rsa.KEY))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.GROUP));
    }

    @Test
    void aRefusalReadsAsOneLine() {
        assertThat(explain(TODAY.withGroups(0x0019), TestKeys.EC))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("The client offers no key exchange group of modern-2026, only secp521r1."
                                        + " The smallest relaxation is the group secp521r1, which compatible-2026"
                                        + " has."));
        assertThat(explain(TODAY.withGroups(0x001e), TestKeys.EC))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).endsWith(" Nothing can be relaxed to admit it."));
    }

    @Test
    void anOfferByAlpnMustHoldOneOfOurs() {
        assertThat(explain(TODAY.withProtocols("h2", "http/1.1"), TestKeys.EC, "ftp", "ftp-data"))
                .isEqualTo(new Refused(
                        Rule.APPLICATION_PROTOCOL,
                        "The client offers by ALPN only h2, http/1.1 (expected: ftp, ftp-data, or no offer).",
                        Optional.of("the protocol h2")));
        assertThat(explain(TODAY.withProtocols("h2\n12:00 root logged in"), TestKeys.EC, "ftp"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.sentence()).contains("h2?12:00?root?logged?in"));
        assertThat(explain(TODAY.withProtocols("h2", "ftp"), TestKeys.EC, "ftp"))
                .isInstanceOf(Admitted.class);
        assertThat(explain(TODAY.withProtocols("h2"), TestKeys.EC)).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"0a0a,true", "7a7a,true", "fafa,true", "0a1a,false", "0b0b,false"})
    void madeUpProtocolsAreNoOffer(String hex, boolean admitted) {
        int value = Integer.parseInt(hex, 16);
        String name = "" + (char) (value >> 8) + (char) (value & 0xff);

        assertThat(explain(TODAY.withProtocols(name), TestKeys.EC, "ftp") instanceof Admitted)
                .isEqualTo(admitted);
    }

    @Test
    void theSelectorHasItsSay() {
        ClientHello named = Fixture.hello("other.example");
        CertificateSelector strict = CertificateSelector.bySni(SniFallback.REJECT, TestKeys.EC);

        assertThat(TlsProfile.modern2026().explain(named, List.of(), strict))
                .isEqualTo(new Refused(
                        Rule.SERVER_NAME,
                        "No certificate is served for the name other.example that the client asked for.",
                        Optional.of("a certificate for other.example, or the fallback DEFAULT for names that are not"
                                + " ours")));
        assertThat(TlsProfile.modern2026().explain(named, List.of(), hello -> Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.CERTIFICATE));
    }

    @Test
    void aRecordedHelloIsReadWithAndWithoutItsRecords() {
        byte[] record = TODAY.record();
        byte[] message = TODAY.message().toByteArray();
        ClientHello read = ServerTls.readHello(record, Fixture.ORIGIN);

        assertThat(read.cipherSuites()).isEqualTo(TODAY.suites());
        assertThat(ServerTls.readHello(message, Fixture.ORIGIN)).isEqualTo(read);
        assertThat(ServerTls.readHello(Arrays.copyOf(record, record.length + 7), Fixture.ORIGIN))
                .isEqualTo(read);
    }

    @Test
    void whatIsNoRecordedHelloIsNamed() {
        byte[] record = TODAY.record();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTls.readHello(new byte[] {2, 0, 0, 0}, Fixture.ORIGIN))
                .withMessage("The recorded bytes are a handshake message of type 2 (expected: a ClientHello, of type 1,"
                        + " with or without its TLS records).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTls.readHello(Arrays.copyOf(record, 100), Fixture.ORIGIN))
                .withMessage("The recorded ClientHello ends too early, after 100 bytes (expected: all of it).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTls.readHello(new byte[0], Fixture.ORIGIN))
                .withMessage("The recorded ClientHello ends too early, after 0 bytes (expected: all of it).");
    }

    private static List<Integer> hex(@Nullable String numbers) {
        return numbers == null
                ? List.of()
                : Arrays.stream(numbers.split(" ", -1))
                        .map(number -> Integer.parseInt(number, 16))
                        .toList();
    }
}

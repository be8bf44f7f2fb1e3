/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.Fixture;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which key a client can use. Numbers are as on the wire, in hexadecimal; a dash is an extension that was not sent. */
class KeyKindTest {
    @ParameterizedTest
    @CsvSource({
        "secp256r1, P256",
        "secp384r1, P384",
        "secp521r1, P521",
    })
    void aKeyIsNamedByItsCurve(String curve, KeyKind expected) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));

        assertThat(KeyKind.of(generator.generateKeyPair().getPublic())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Ed25519, ED25519",
        "Ed448, ED448",
        "X25519, OTHER",
    })
    void aKeyIsNamedByItsAlgorithm(String algorithm, KeyKind expected) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);

        assertThat(KeyKind.of(generator.generateKeyPair().getPublic())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA", "RSASSA-PSS, RSA_PSS"})
    void anRsaKeyMayBeForPssOnly(String algorithm, KeyKind expected) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(1024);

        assertThat(KeyKind.of(generator.generateKeyPair().getPublic())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 0804",
        "RSA, 0805",
        "RSA, 0403 0806",
        "RSA_PSS, 0809",
        "P256, 0403",
        "P256, 0804 0403",
        "P384, 0503",
        "P521, 0603",
        "ED25519, 0807",
        "ED448, 0808",
    })
    void inTls13TheSignatureSchemesAllowAKey(KeyKind kind, String schemes) {
        assertThat(KeyTypeSelector.canUse(hello("0a0a 0304 0303", "1301", schemes, "-"), kind, Terms.MODERN))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 0403",
        "RSA, 0401 0501 0601",
        "RSA, 0809",
        "RSA, -",
        "RSA_PSS, 0804",
        "P256, 0503 0603",
        "P256, 0804",
        "P256, 0203",
        "P384, 0403",
        "P521, 0503",
        "ED25519, 0403 0808",
        "ED448, 0807",
        "OTHER, 0403 0804",
    })
    void inTls13TheSignatureSchemesForbidAKeyWhateverElseIsOffered(KeyKind kind, String schemes) {
        ClientHello hello = hello("0304 0303", "1301 c02b c02f c009 c013", schemes, "0017 0018 0019");

        assertThat(KeyTypeSelector.canUse(hello, kind, Terms.MODERN)).isFalse();
        assertThat(KeyTypeSelector.canUse(hello, kind, Terms.ALL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,     c02f,      0401,      -",
        "RSA,     c030,      0804,      001d",
        "RSA,     cca8 c02b, 0601 0403, 0017",
        "RSA_PSS, c02f,      0809,      -",
        "P256,    c02b,      0403,      0017",
        "P256,    c02c,      0503 0403, 001d 0017",
        "P256,    cca9,      0403,      -",
        "P384,    c02c,      0503,      0018",
        "P521,    c02c,      0603,      0019",
        "ED25519, c02b,      0807,      001d",
    })
    void inTls12SuiteSchemeAndCurveAllowAKey(KeyKind kind, String suites, String schemes, String groups) {
        assertThat(KeyTypeSelector.canUse(hello("0303", suites, schemes, groups), kind, Terms.MODERN))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,     c02b c02c, 0401,      0017",
        "RSA,     1301,      0804,      0017",
        "RSA,     c02f,      0403,      0017",
        "P256,    c02f,      0403,      0017",
        "P256,    c02b,      0401 0804, 0017",
        "P256,    c02b,      0403,      0018 001d",
        "P256,    c02c,      0503,      001d 0017",
        "P384,    c02b,      0503,      0017",
        "P384,    c02c,      0403,      0018",
        "P521,    c02b,      0603,      0017 0018",
        "ED25519, c02b,      0403,      001d",
        "ED25519, c02b,      -,         001d",
        "OTHER,   c02b c02f, 0403 0401, 0017",
    })
    void inTls12AnyOfThemForbidsAKey(KeyKind kind, String suites, String schemes, String groups) {
        assertThat(KeyTypeSelector.canUse(hello("0303", suites, schemes, groups), kind, Terms.ALL))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,  0303, c013, 0401, 0017",
        "RSA,  0303, c02f, 0201, 0017",
        "RSA,  0303, c02f, -,    0017",
        "RSA,  0303, 002f, 0401, -",
        "RSA,  0302, c014, -,    0017",
        "RSA,  0301, c014, 0401, 0017",
        "P256, 0303, c009, 0403, 0017",
        "P256, 0303, c02b, 0203, 0017",
        "P256, 0303, c02b, -,    0017",
    })
    void oldSuitesAndSha1AreNotModern(KeyKind kind, String versions, String suites, String schemes, String groups) {
        ClientHello hello = hello(versions, suites, schemes, groups);

        assertThat(KeyTypeSelector.canUse(hello, kind, Terms.MODERN)).isFalse();
        assertThat(KeyTypeSelector.canUse(hello, kind, Terms.ALL)).isTrue();
    }

    private static ClientHello hello(String versions, String suites, String schemes, String groups) {
        return new ClientHello(
                Fixture.ORIGIN,
                Optional.empty(),
                numbers(versions),
                numbers(suites),
                numbers(schemes),
                numbers(groups),
                List.of());
    }

    private static List<Integer> numbers(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" ")).map(HexFormat::fromHexDigits).toList();
    }
}

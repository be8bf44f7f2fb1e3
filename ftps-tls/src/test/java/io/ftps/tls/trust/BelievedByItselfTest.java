/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.keys;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys that are believed without anybody who vouches for them. */
class BelievedByItselfTest {
    private static final Party ROOT = root("Root");
    private static final KeyPair KEYS = keys("EC", 256);
    private static final Party ANNA = to("anna").keyed(KEYS).by(ROOT);
    private static final Party RENEWED = to("anna").keyed(KEYS).by(ROOT);
    private static final Party EXPIRED =
            to("anna").keyed(KEYS).until("2026-05-31T23:59:59Z").by(ROOT);
    private static final Party FUTURE =
            to("anna").keyed(KEYS).from("2026-06-01T00:00:01Z").by(ROOT);
    private static final Party OWN = to("own").bySelf();
    private static final Party OLD_OWN = to("own").until("2026-05-31T23:59:59Z").bySelf();
    private static final Party STRANGER = to("anna").by(ROOT);

    private static final ClientCertificateVerifier EXACT = ExactCertificates.of(
                    Stream.of(ANNA, EXPIRED, FUTURE).map(Party::certificate).toList())
            .withClock(Issuing.CLOCK);
    private static final ClientCertificateVerifier PINNED =
            PinnedKeys.of(List.of(KEYS.getPublic())).withClock(Issuing.CLOCK);
    private static final ClientCertificateVerifier SELF = knownTo(certificate -> true);
    private static final ClientCertificateVerdict OVER = new Refused("CN=anna expired on 2026-05-31T23:59:59Z");
    private static final ClientCertificateVerdict EARLY =
            new Refused("CN=anna is not valid before 2026-06-01T00:00:01Z");

    private static ClientCertificateVerifier knownTo(Predicate<X509Certificate> known) {
        return SelfSignedCertificates.knownTo(known).withClock(Issuing.CLOCK);
    }

    private static ClientCertificateVerdict verdict(ClientCertificateVerifier verifier, Party client) {
        return verifier.verify(List.of(client.certificate()), Fixture.ORIGIN);
    }

    static Stream<Arguments> verdicts() {
        Party pretender = new Party(
                to("own").by(to("own").bySelf()).certificate(), KEYS); // its issuer has its name and another key
        return Stream.of(
                Arguments.of("exact: this one", EXACT, ANNA, new Accepted()),
                Arguments.of("exact: the same key", EXACT, RENEWED, new Unknown()),
                Arguments.of("exact: another key", EXACT, STRANGER, new Unknown()),
                Arguments.of("exact: expired", EXACT, EXPIRED, OVER),
                Arguments.of("exact: too early", EXACT, FUTURE, EARLY),
                Arguments.of("pinned: this one", PINNED, ANNA, new Accepted()),
                Arguments.of("pinned: the same key", PINNED, RENEWED, new Accepted()),
                Arguments.of("pinned: another key", PINNED, STRANGER, new Unknown()),
                Arguments.of("pinned: expired", PINNED, EXPIRED, OVER),
                Arguments.of("pinned: too early", PINNED, FUTURE, EARLY),
                Arguments.of("self-signed: known", SELF, OWN, new Accepted()),
                Arguments.of("self-signed: unknown", knownTo(certificate -> false), OWN, new Unknown()),
                Arguments.of("self-signed: issued", SELF, ANNA, new Unknown()),
                Arguments.of("self-signed: pretended", SELF, pretender, new Unknown()),
                Arguments.of(
                        "self-signed: expired", SELF, OLD_OWN, new Refused("CN=own expired on 2026-05-31T23:59:59Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void isJudged(String name, ClientCertificateVerifier verifier, Party client, ClientCertificateVerdict expected) {
        assertThat(verdict(verifier, client)).isEqualTo(expected);
    }

    @Test
    void aFingerprintIsAsGoodAsWhatItIsOf() {
        String certificate = Sha256.of(ANNA.certificate()).hex();
        String key = Sha256.of(KEYS.getPublic()).hex().toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        ClientCertificateVerifier exact =
                ExactCertificates.ofSha256(List.of(certificate)).withClock(Issuing.CLOCK);
        ClientCertificateVerifier pinned = PinnedKeys.ofSha256(List.of(key)).withClock(Issuing.CLOCK);

        assertThat(key).hasSize(95);
        assertThat(verdict(exact, ANNA)).isEqualTo(new Accepted());
        assertThat(verdict(exact, RENEWED)).isEqualTo(new Unknown());
        assertThat(verdict(pinned, RENEWED)).isEqualTo(new Accepted());
        assertThat(verdict(pinned, STRANGER)).isEqualTo(new Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "zz"})
    void whatIsNoFingerprintIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PinnedKeys.ofSha256(List.of(text)))
                .withMessage("SHA-256: " + text + " (expected: 64 hexadecimal digits, with or without colons)");
    }
}

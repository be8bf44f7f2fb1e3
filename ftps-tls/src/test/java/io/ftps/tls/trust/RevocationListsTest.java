/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.NOW;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Undecided;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing.Party;
import io.ftps.tls.testing.Revoking;
import io.ftps.tls.testing.SteppedClock;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Revocation lists in files and folders: which count, and what they say. */
class RevocationListsTest {
    private static final URI POINT = URI.create("http://127.0.0.1:1/list.crl");
    private static final Party ROOT = root("Root");
    private static final Party MIDDLE = to("Middle").authority().by(ROOT);
    private static final Party ANNA = to("anna").by(MIDDLE);
    private static final Party AT_POINT = to("anna").points(POINT).by(MIDDLE);
    private static final BigInteger NOBODY = BigInteger.valueOf(1_000_000);
    private static final String REVOKED = "CN=anna was revoked since 2026-05-01T00:00:00Z";
    private static final String UNTOLD = "nobody can tell whether CN=anna is revoked: ";

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(NOW);

    private Revocation.Builder revocation() {
        return Revocation.builder()
                .lists(folder)
                .clock(clock)
                .checking(CheckedCertificates.CLIENT_ONLY)
                .whenUnknown(RevocationFailure.HARD_FAIL);
    }

    private ClientCertificateVerdict verdict(Revocation revocation, Party client) {
        return TrustAnchors.of(List.of(ROOT.certificate()))
                .withRevocation(revocation)
                .withClock(clock)
                .verify(List.of(client.certificate(), MIDDLE.certificate()), Fixture.ORIGIN);
    }

    static Stream<Arguments> refusing() {
        Party other = root("Middle");
        return Stream.of(
                Arguments.of(list().revoked(ANNA.serial(), 0), new Refused(REVOKED)),
                Arguments.of(list().revoked(ANNA.serial(), 1), new Refused(REVOKED + " (key compromise)")),
                Arguments.of(list().revoked(ANNA.serial(), 6), new Refused(REVOKED + " (certificate hold)")),
                Arguments.of(list().revoked(ANNA.serial(), 0).until(NOW), new Refused(REVOKED)),
                Arguments.of(list().revoked(ANNA.serial(), 0).onlyAuthorities(), new Refused(REVOKED)),
                Arguments.of(
                        list().until(NOW),
                        new Undecided(UNTOLD + "the CRL of CN=Middle expired on 2026-06-01T00:00:00Z")),
                Arguments.of(
                        Revoking.by(other),
                        new Undecided(UNTOLD + "the CRL of CN=Middle is signed by another issuer of the same name")),
                Arguments.of(
                        Revoking.by(other).revoked(ANNA.serial(), 1),
                        new Undecided(UNTOLD + "the CRL of CN=Middle is signed by another issuer of the same name")),
                Arguments.of(
                        list().digest("SHA1"),
                        new Undecided(
                                UNTOLD
                                        + "the CRL of CN=Middle is signed by way of SHA1withECDSA, expected SHA-256 or better")),
                Arguments.of(
                        list().delta(),
                        new Undecided(UNTOLD + "the CRL of CN=Middle is a delta list, which is not used")),
                Arguments.of(
                        list().indirect(),
                        new Undecided(UNTOLD + "the CRL of CN=Middle is an indirect list, which is not used")),
                Arguments.of(
                        list().someReasons(),
                        new Undecided(
                                UNTOLD + "the CRL of CN=Middle is a list of some reasons only, which is not used")),
                Arguments.of(
                        list().with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE),
                        new Undecided(UNTOLD + "the CRL of CN=Middle has the unknown critical extension 1.2.3.4")),
                Arguments.of(
                        list().onlyAuthorities(),
                        new Undecided(UNTOLD + "no list covers it and it names nobody to ask")),
                Arguments.of(
                        list().pointOnly(POINT),
                        new Undecided(UNTOLD + "no list covers it and it names nobody to ask")),
                Arguments.of(
                        Revoking.by(ROOT), new Undecided(UNTOLD + "no list covers it and it names nobody to ask")));
    }

    private static Revoking list() {
        return Revoking.by(MIDDLE);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusing")
    void aListRefuses(Revoking list, ClientCertificateVerdict verdict) throws IOException {
        list.in(folder.resolve("list.crl"));

        assertThat(verdict(revocation().build(), ANNA)).isEqualTo(verdict);
    }

    static Stream<Arguments> accepting() {
        return Stream.of(
                Arguments.of("empty", list(), ANNA),
                Arguments.of("somebody else is revoked", list().revoked(NOBODY, 1), ANNA),
                Arguments.of("for users", list().onlyUsers(), ANNA),
                Arguments.of("of the point in the certificate", list().pointOnly(POINT), AT_POINT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepting")
    void aListAccepts(String name, Revoking list, Party client) throws IOException {
        list.in(folder.resolve("list.crl"));

        assertThat(verdict(revocation().build(), client)).isInstanceOf(Accepted.class);
    }

    @Test
    void withoutAnAnswerTheChoiceCounts() {
        assertThat(verdict(revocation().build(), ANNA))
                .isEqualTo(new Undecided(UNTOLD + "no list covers it and it names nobody to ask"));
        assertThat(verdict(revocation().whenUnknown(RevocationFailure.SOFT_FAIL).build(), ANNA))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void issuersMayBeRevokedToo() throws IOException {
        Revoking.by(ROOT).revoked(MIDDLE.serial(), 2).in(folder.resolve("root.crl"));
        list().in(folder.resolve("middle.crl"));
        Revocation all =
                revocation().checking(CheckedCertificates.ALL_BELOW_THE_ANCHOR).build();

        assertThat(verdict(all, ANNA))
                .isEqualTo(new Refused("CN=Middle was revoked since 2026-05-01T00:00:00Z (ca compromise)"));
        assertThat(verdict(revocation().build(), ANNA)).isInstanceOf(Accepted.class);
    }

    @Test
    void anIssuerThatMayNotSignListsIsNotHeard() throws IOException {
        Party mute = to("Mute").authority().usage(KeyUsage.keyCertSign).by(ROOT);
        Party anna = to("anna").by(mute);
        Revoking.by(mute).revoked(anna.serial(), 1).in(folder.resolve("list.crl"));

        assertThat(TrustAnchors.of(List.of(ROOT.certificate()))
                        .withRevocation(revocation().build())
                        .withClock(clock)
                        .verify(List.of(anna.certificate(), mute.certificate()), Fixture.ORIGIN))
                .isEqualTo(new Undecided(UNTOLD
                        + "the CRL of CN=Mute is by an issuer that may not sign it: its key usage lacks cRLSign"));
    }

    @Test
    void textAndBytesAreReadAlike() throws IOException {
        Files.writeString(
                folder.resolve("list.pem"), list().revoked(ANNA.serial(), 4).pem());

        assertThat(verdict(revocation().build(), ANNA)).isEqualTo(new Refused(REVOKED + " (superseded)"));
    }

    @Test
    void aChangedListCountsWithinASecond() throws IOException {
        Path file = list().in(folder.resolve("list.crl"));
        Revocation revocation = revocation().build();
        assertThat(verdict(revocation, ANNA)).isInstanceOf(Accepted.class);

        list().revoked(ANNA.serial(), 1).in(file);
        assertThat(verdict(revocation, ANNA)).as("looked at once a second").isInstanceOf(Accepted.class);
        clock.step(Duration.ofSeconds(1));
        assertThat(verdict(revocation, ANNA)).isEqualTo(new Refused(REVOKED + " (key compromise)"));
    }

    @Test
    void aReloadCountsAtOnceAndABrokenListKeepsTheOldOne() throws IOException {
        Path file = list().in(folder.resolve("list.crl"));
        Revocation revocation = revocation().build();

        list().revoked(ANNA.serial(), 1).in(file);
        assertThat(revocation.reload()).isEmpty();
        assertThat(verdict(revocation, ANNA)).isEqualTo(new Refused(REVOKED + " (key compromise)"));

        Files.writeString(file, "broken");
        assertThat(revocation.reload())
                .containsExactly(
                        "Keeping what was there: " + file + " holds no revocation list (expected: PEM or DER).");
        assertThat(verdict(revocation, ANNA)).isEqualTo(new Refused(REVOKED + " (key compromise)"));

        list().in(file);
        assertThat(revocation.reload()).isEmpty();
        assertThat(verdict(revocation, ANNA)).isInstanceOf(Accepted.class);
    }

    @Test
    void aListThatIsTakenAwayIsForgottenUnlessItsFolderIsGoneToo() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Path file = list().revoked(ANNA.serial(), 1).in(lists.resolve("list.crl"));
        Revocation revocation = Revocation.builder().lists(lists).clock(clock).build();
        Path away = Files.move(lists, folder.resolve("away"));

        assertThat(revocation.reload()).contains("The revocation list file " + lists + " does not exist.");
        assertThat(verdict(revocation, ANNA)).isEqualTo(new Refused(REVOKED + " (key compromise)"));

        Files.move(away, lists);
        Files.delete(file);
        assertThat(revocation.reload()).isEmpty();
        assertThat(verdict(revocation, ANNA)).isInstanceOf(Accepted.class);
    }
}

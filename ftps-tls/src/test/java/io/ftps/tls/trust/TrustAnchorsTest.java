/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.keys;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom authorities vouch for, and why not: two tables. */
class TrustAnchorsTest {
    private static final Party ROOT = root("Root");
    private static final Party MIDDLE = to("Middle").authority(0).by(ROOT);
    private static final KeyPair RSA_2048 = keys("RSA", 2_048);
    private static final KeyPair RSA_1024 = keys("RSA", 1_024);

    static ClientCertificateVerdict verdict(Party anchor, Party... chain) {
        return TrustAnchors.of(List.of(anchor.certificate()))
                .withClock(Issuing.CLOCK)
                .verify(certificates(chain), Fixture.ORIGIN);
    }

    private static List<X509Certificate> certificates(Party... parties) {
        return Stream.of(parties).map(Party::certificate).toList();
    }

    private static Accepted accepted(Party... issuers) {
        return new Accepted(certificates(issuers));
    }

    static Stream<Arguments> good() {
        Party limitedRoot = limited("Limited root").bySelf();
        Party oldRoot =
                to("Old root").keyed(RSA_2048).authority().digest("SHA1").bySelf();
        return Stream.of(
                row("nothing but a name", accepted(ROOT), ROOT, to("anna").by(ROOT)),
                row(
                        "an issuer between",
                        accepted(MIDDLE, ROOT),
                        ROOT,
                        to("anna").by(MIDDLE),
                        MIDDLE),
                row(
                        "the root sent too",
                        accepted(MIDDLE, ROOT),
                        ROOT,
                        to("anna").by(MIDDLE),
                        ROOT,
                        MIDDLE),
                row("strangers sent too", accepted(ROOT), ROOT, to("anna").by(ROOT), root("Root"), root("Other")),
                row(
                        "an anchor below a root",
                        accepted(MIDDLE),
                        MIDDLE,
                        to("anna").by(MIDDLE)),
                row(
                        "clientAuth among others",
                        accepted(ROOT),
                        ROOT,
                        to("anna")
                                .purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
                                .by(ROOT)),
                row(
                        "any purpose",
                        accepted(ROOT),
                        ROOT,
                        to("anna").purposes(KeyPurposeId.anyExtendedKeyUsage).by(ROOT)),
                row(
                        "digitalSignature",
                        accepted(ROOT),
                        ROOT,
                        to("anna").usage(KeyUsage.digitalSignature).by(ROOT)),
                row("RSA 2048", accepted(ROOT), ROOT, to("anna").keyed(RSA_2048).by(ROOT)),
                row(
                        "P-521",
                        accepted(ROOT),
                        ROOT,
                        to("anna").keyed(keys("EC", 521)).by(ROOT)),
                row(
                        "Ed25519",
                        accepted(ROOT),
                        ROOT,
                        to("anna").keyed(keys("Ed25519", 0)).by(ROOT)),
                row(
                        "Ed448",
                        accepted(ROOT),
                        ROOT,
                        to("anna").keyed(keys("Ed448", 0)).by(ROOT)),
                row(
                        "a name the anchor may vouch for",
                        accepted(limitedRoot),
                        limitedRoot,
                        inPartner().by(limitedRoot)),
                row(
                        "SHA-1 on the anchor itself",
                        accepted(oldRoot),
                        oldRoot,
                        to("anna").by(oldRoot)));
    }

    private static Arguments row(String name, ClientCertificateVerdict expected, Party anchor, Party... chain) {
        return Arguments.of(name, expected, anchor, chain);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"good", "unknown"})
    void isJudged(String name, ClientCertificateVerdict expected, Party anchor, Party[] chain) {
        assertThat(verdict(anchor, chain)).isEqualTo(expected);
    }

    static Stream<Arguments> unknown() {
        Party otherRoot = root("Root");
        return Stream.of(
                row("self-signed", new Unknown(), ROOT, to("anna").bySelf()),
                row("a CA of the same name", new Unknown(), ROOT, to("anna").by(otherRoot)),
                row("the same with the CA sent", new Unknown(), ROOT, to("anna").by(otherRoot), otherRoot),
                row("the issuer is not sent", new Unknown(), ROOT, to("anna").by(MIDDLE)),
                row("the anchor itself", new Unknown(), ROOT, ROOT));
    }

    static Stream<Arguments> refused() {
        Party shortLived = to("Short").authority().until("2026-05-31T23:59:59Z").by(ROOT);
        Party expiredRoot =
                to("Expired root").authority().until("2026-05-31T23:59:59Z").bySelf();
        Party anna = to("anna").usage(KeyUsage.digitalSignature).by(ROOT);
        Party second = to("Second").authority().by(MIDDLE);
        Party weak = to("Weak").keyed(RSA_1024).authority().by(ROOT);
        Party weakRoot = to("Weak root").keyed(RSA_1024).authority().bySelf();
        Party forServers = to("Servers")
                .authority()
                .purposes(KeyPurposeId.id_kp_serverAuth)
                .by(ROOT);
        Party speechless = to("Speechless").authority().usage(KeyUsage.cRLSign).by(ROOT);
        Party noCa = to("No CA").bySelf();
        Party limited = limited("Limited").by(ROOT);
        Party limitedRoot = limited("Limited root").bySelf();
        return Stream.of(
                bad(
                        "CN=anna expired on 2026-05-31T23:59:59Z",
                        ROOT,
                        to("anna").until("2026-05-31T23:59:59Z").by(ROOT)),
                bad(
                        "CN=anna is not valid before 2026-06-01T00:00:01Z",
                        ROOT,
                        to("anna").from("2026-06-01T00:00:01Z").by(ROOT)),
                bad("CN=Short expired on 2026-05-31T23:59:59Z", ROOT, to("anna").by(shortLived), shortLived),
                bad(
                        "CN=Expired root expired on 2026-05-31T23:59:59Z",
                        expiredRoot,
                        to("anna").by(expiredRoot)),
                bad(
                        "CN=anna is not for clients: its extended key usage lacks clientAuth",
                        ROOT,
                        to("anna").purposes(KeyPurposeId.id_kp_serverAuth).by(ROOT)),
                bad(
                        "CN=Servers is not for clients: its extended key usage lacks clientAuth",
                        ROOT,
                        to("anna").by(forServers),
                        forServers),
                bad(
                        "CN=anna is not for signing: its key usage lacks digitalSignature",
                        ROOT,
                        to("anna").usage(KeyUsage.keyEncipherment).by(ROOT)),
                bad(
                        "CN=anna has an RSA key of 1024 bits, expected at least 2048",
                        ROOT,
                        to("anna").keyed(RSA_1024).by(ROOT)),
                bad(
                        "CN=Weak has an RSA key of 1024 bits, expected at least 2048",
                        ROOT,
                        to("anna").by(weak),
                        weak),
                bad(
                        "CN=Weak root has an RSA key of 1024 bits, expected at least 2048",
                        weakRoot,
                        to("anna").by(weakRoot)),
                bad(
                        "CN=anna has a key of the kind DSA, expected RSA, EC, Ed25519 or Ed448",
                        ROOT,
                        to("anna").keyed(keys("DSA", 1_024)).by(ROOT)),
                bad(
                        "CN=anna is signed by way of SHA1withECDSA, expected SHA-256 or better",
                        ROOT,
                        to("anna").digest("SHA1").by(ROOT)),
                bad(
                        "CN=anna is not a CA but has issued a certificate",
                        ROOT,
                        to("berta").by(anna),
                        anna),
                bad(
                        "CN=No CA is not a CA but has issued a certificate",
                        noCa,
                        to("anna").by(noCa)),
                bad(
                        "CN=Speechless is not for issuing certificates: its key usage lacks keyCertSign",
                        ROOT,
                        to("anna").by(speechless),
                        speechless),
                bad(
                        "the path is too long: CN=Middle allows 0 issuers below it, not 1",
                        ROOT,
                        to("anna").by(second),
                        second,
                        MIDDLE),
                bad(
                        "CN=anna breaks a rule of RFC 5280: unrecognized crit ext",
                        ROOT,
                        to("anna")
                                .with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)
                                .by(ROOT)),
                bad(
                        "CN=anna has a name that CN=Limited root may not vouch for",
                        limitedRoot,
                        to("anna").by(limitedRoot)),
                bad(
                        "CN=anna,O=Partner has a name that CN=Limited root may not vouch for",
                        limitedRoot,
                        inPartner()
                                .with(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(new GeneralName(GeneralName.dNSName, "a.secret.example")))
                                .by(limitedRoot)),
                bad(
                        "CN=anna breaks a rule of RFC 5280: invalid name",
                        ROOT,
                        to("anna").by(limited),
                        limited));
    }

    private static Issuing inPartner() {
        return to("anna").of("Partner");
    }

    /** It may vouch for the organization "Partner", and for no address of a host there. */
    private static Issuing limited(String name) {
        GeneralSubtree partner = new GeneralSubtree(new GeneralName(GeneralName.directoryName, "O=Partner"));
        GeneralSubtree host = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "secret.example"));
        return to(name).authority()
                .with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(new GeneralSubtree[] {partner}, new GeneralSubtree[] {host}));
    }

    private static Arguments bad(String reason, Party anchor, Party... chain) {
        return Arguments.of(reason, anchor, chain);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithTheTrueReason(String reason, Party anchor, Party[] chain) {
        assertThat(verdict(anchor, chain)).isEqualTo(new Refused(reason));
    }

    @Test
    void ofTwoPathsOneThatKeepsTheRulesIsEnough() {
        KeyPair shared = keys("EC", 256);
        Party broken = to("Cross")
                .keyed(shared)
                .authority()
                .until("2026-05-31T23:59:59Z")
                .by(ROOT);
        Party other = root("Other");
        Party whole = to("Cross").keyed(shared).authority().by(other);
        Party anna = to("anna").by(whole);
        TrustAnchors both = TrustAnchors.of(certificates(ROOT, other)).withClock(Issuing.CLOCK);

        assertThat(both.verify(certificates(anna, broken, whole), Fixture.ORIGIN))
                .isEqualTo(accepted(whole, other));
        assertThat(both.verify(certificates(anna, whole, broken), Fixture.ORIGIN))
                .isEqualTo(accepted(whole, other));
        assertThat(both.verify(certificates(anna, broken), Fixture.ORIGIN))
                .isEqualTo(new Refused("CN=Cross expired on 2026-05-31T23:59:59Z"));
    }

    @Test
    void aLongNameIsCut() {
        Party anna = to("anna" + (",OU=" + "b".repeat(60)).repeat(5))
                .until("2026-05-31T23:59:59Z")
                .by(ROOT);

        assertThat(verdict(ROOT, anna))
                .isEqualTo(new Refused("OU=" + "b".repeat(60) + (",OU=" + "b".repeat(60)).repeat(2) + ",OU=bbbbb"
                        + "... expired on 2026-05-31T23:59:59Z"));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.keys;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.tls.ServerCertificateFault;
import io.ftps.tls.ServerCertificateFault.Kind;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which servers a client believes, and every reason why not. */
class ServerTrustTest {
    private static final Party ROOT = root("Root");
    private static final Party STRANGER = root("Stranger");
    private static final Party MIDDLE = to("Middle").authority(0).by(ROOT);
    private static final String HOST = "ftp.example.com";

    private static Issuing server(GeneralName... names) {
        return to("server").with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static GeneralName ip(String address) {
        return new GeneralName(GeneralName.iPAddress, address);
    }

    private static List<ServerCertificateFault> faults(String host, Party... chain) {
        return ServerTrust.of(List.of(ROOT.certificate()))
                .withClock(Issuing.CLOCK)
                .verify(Stream.of(chain).map(Party::certificate).toList(), host);
    }

    @ParameterizedTest
    @MethodSource
    void believes(String what, String host, Party[] chain) {
        assertThat(faults(host, chain)).as(what).isEmpty();
    }

    static Stream<Arguments> believes() {
        Party named = server(dns(HOST)).by(ROOT);
        Party wild = server(dns("*.Example.com")).by(ROOT);
        Party placed = server(ip("192.0.2.7"), ip("2001:db8::7")).by(ROOT);
        return Stream.of(
                good("its name", HOST, named),
                good("its name in capitals, with the dot of the root", "FTP.example.COM.", named),
                good("one label for a star", HOST, wild),
                good("an address", "192.0.2.7", placed),
                good("an address of IPv6, written in another way", "[2001:DB8:0::7]", placed),
                good(
                        "letters beyond ASCII",
                        "b\u00fccher.example",
                        server(dns("xn--bcher-kva.example")).by(ROOT)),
                good("with an issuer between", HOST, server(dns(HOST)).by(MIDDLE), MIDDLE),
                good(
                        "for servers",
                        HOST,
                        server(dns(HOST))
                                .purposes(KeyPurposeId.id_kp_serverAuth)
                                .by(ROOT)),
                good(
                        "deciphers only",
                        HOST,
                        server(dns(HOST)).usage(KeyUsage.keyEncipherment).by(ROOT)));
    }

    private static Arguments good(String what, String host, Party... chain) {
        return arguments(what, host, chain);
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String host, Party[] chain, Kind kind, String sentence) {
        assertThat(faults(host, chain)).containsExactly(new ServerCertificateFault(kind, sentence));
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                bad(
                        HOST,
                        Kind.EXPIRED,
                        "The certificate cannot be used: CN=server expired on 2026-05-31T00:00:00Z.",
                        server(dns(HOST)).until("2026-05-31T00:00:00Z").by(ROOT)),
                bad(
                        HOST,
                        Kind.NOT_YET_VALID,
                        "The certificate cannot be used: CN=server is not valid before 2026-06-02T00:00:00Z.",
                        server(dns(HOST)).from("2026-06-02T00:00:00Z").by(ROOT)),
                bad(
                        "127.0.0.1",
                        Kind.WRONG_NAME,
                        "The certificate is for dotnet, not for 127.0.0.1.",
                        server(dns("dotnet")).by(ROOT)),
                bad(
                        "dotnet",
                        Kind.WRONG_NAME,
                        "The certificate is for no host at all (its subject is CN=dotnet, which does not count), not for"
                                + " dotnet.",
                        to("dotnet").by(ROOT)),
                bad(
                        "a.b.example.com",
                        Kind.WRONG_NAME,
                        "The certificate is for *.example.com, not for a.b.example.com.",
                        server(dns("*.example.com")).by(ROOT)),
                bad(
                        "example.com",
                        Kind.WRONG_NAME,
                        "The certificate is for *.example.com, not for example.com.",
                        server(dns("*.example.com")).by(ROOT)),
                bad(
                        "192.0.2.7",
                        Kind.WRONG_NAME,
                        "The certificate is for 192.0.2.7, not for 192.0.2.7.",
                        server(dns("192.0.2.7")).by(ROOT)),
                bad(
                        HOST,
                        Kind.SELF_SIGNED,
                        "The certificate is self-signed: nobody but itself vouches for it.",
                        server(dns(HOST)).bySelf()),
                bad(
                        HOST,
                        Kind.UNKNOWN_AUTHORITY,
                        "The certificate was issued by an authority that is not known here: CN=Stranger.",
                        server(dns(HOST)).by(STRANGER)),
                bad(
                        HOST,
                        Kind.UNKNOWN_AUTHORITY,
                        "The certificate was issued by an authority that is not known here: CN=Middle.",
                        server(dns(HOST)).by(MIDDLE)),
                bad(
                        HOST,
                        Kind.UNSUITABLE,
                        "The certificate cannot be used: CN=server is not for servers: its extended key usage lacks"
                                + " serverAuth.",
                        server(dns(HOST))
                                .purposes(KeyPurposeId.id_kp_clientAuth)
                                .by(ROOT)),
                bad(
                        HOST,
                        Kind.UNSUITABLE,
                        "The certificate cannot be used: CN=server has an RSA key of 1024 bits, expected at least 2048.",
                        server(dns(HOST)).keyed(keys("RSA", 1_024)).by(ROOT)));
    }

    private static Arguments bad(String host, Kind kind, String sentence, Party... chain) {
        return arguments(host, chain, kind, sentence);
    }

    @Test
    void tellsEveryFaultAtOnce() {
        Party worst = server(dns("dotnet")).until("2026-02-01T00:00:00Z").by(STRANGER);

        assertThat(faults(HOST, worst))
                .extracting(ServerCertificateFault::kind)
                .containsExactly(Kind.EXPIRED, Kind.WRONG_NAME, Kind.UNKNOWN_AUTHORITY);
    }

    @Test
    void aCertificateAmongTheAuthoritiesNeedsNobody() {
        Party own = server(dns(HOST)).bySelf();

        assertThat(ServerTrust.of(List.of(own.certificate()))
                        .withClock(Issuing.CLOCK)
                        .verify(List.of(own.certificate()), HOST))
                .isEmpty();
    }

    @Test
    void aPinnedCertificateIsBelievedWhateverItSaysAndNoOther() {
        X509Certificate pinned =
                to("dotnet").until("2026-02-01T00:00:00Z").bySelf().certificate();
        X509Certificate other = server(dns(HOST)).by(ROOT).certificate();
        ServerTrust trust = ServerTrust.pinned(pinned).withClock(Issuing.CLOCK);

        assertThat(trust.verify(List.of(pinned), HOST)).isEmpty();
        assertThat(trust.verify(List.of(other), HOST))
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.NOT_PINNED))
                .satisfies(fault -> assertThat(fault.sentence())
                        .contains(Sha256.of(other).hex(), Sha256.of(pinned).hex(), HOST));
    }

    @Test
    void aPinIsSixtyFourDigits() {
        assertThatThrownBy(() -> ServerTrust.pinned("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlatformVouchesForNobodyOfOurs() {
        assertThat(ServerTrust.system()
                        .withClock(Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC))
                        .verify(List.of(server(dns(HOST)).by(ROOT).certificate()), HOST))
                .extracting(ServerCertificateFault::kind)
                .containsExactly(Kind.UNKNOWN_AUTHORITY);
    }
}

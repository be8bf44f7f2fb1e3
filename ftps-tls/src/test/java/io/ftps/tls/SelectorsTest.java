/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.TestKeys;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {
    private static final CertifiedKey ONE = TestKeys.named("one.example", "*.wild.example");
    private static final CertifiedKey TWO = TestKeys.named("two.example");
    private static final CertifiedKey TWO_RSA = TestKeys.identity(TestKeys.rsa("two.example"));
    private static final CertificateSelector SHOWS_ONE = CertificateSelector.single(ONE);
    private static final CertificateSelector SHOWS_NONE = hello -> Optional.empty();
    private static final List<Integer> ECDSA_ONLY = List.of(0x0403);
    private static final List<Integer> RSA_ONLY = List.of(0x0804);
    private static final List<Integer> NEITHER = List.of(0x0807);

    private List<CertifiedKey> live = List.of();

    @Test
    void stockSelectorsDoNotBlockUnlessTheyAskOneThatMay() {
        CertificateSelector database = SHOWS_NONE;

        assertThat(List.of(
                        SHOWS_ONE,
                        CertificateSelector.byKeyType(ONE),
                        CertificateSelector.bySni(SniFallback.DEFAULT, ONE),
                        CertificateSelector.byRequestedName(ONE),
                        CertificateSelector.byListener(Map.of("test", SHOWS_ONE)),
                        CertificateSelector.firstOf(SHOWS_ONE, SHOWS_ONE)))
                .noneMatch(CertificateSelector::mayBlock);
        assertThat(List.of(
                        database,
                        CertificateSelector.byListener(Map.of("test", database)),
                        CertificateSelector.firstOf(SHOWS_ONE, database)))
                .allMatch(CertificateSelector::mayBlock);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "::1, ::1", "2001:db8::1, 2001:db8:0::0:1"})
    void anAddressHasItsSelector(String served, String reached) throws UnknownHostException {
        CertificateSelector selector = CertificateSelector.byLocalAddress(Map.of(address(served), SHOWS_ONE));

        assertThat(selector.select(at(address(reached)))).containsSame(ONE);
    }

    @Test
    void aMappedAddressIsItsIpv4Address() throws UnknownHostException {
        CertificateSelector plain =
                CertificateSelector.byLocalAddress(Map.of(InetAddress.getByName("127.0.0.2"), SHOWS_ONE));
        CertificateSelector mapped = CertificateSelector.byLocalAddress(Map.of(mapped(127, 0, 0, 2), SHOWS_ONE));

        assertThat(mapped(127, 0, 0, 2)).isInstanceOf(Inet6Address.class);
        assertThat(plain.select(at(mapped(127, 0, 0, 2)))).containsSame(ONE);
        assertThat(mapped.select(at(InetAddress.getByName("127.0.0.2")))).containsSame(ONE);
        assertThat(mapped.select(at(mapped(127, 0, 0, 3)))).isEmpty();
    }

    @Test
    void anotherAddressHasNone() throws UnknownHostException {
        CertificateSelector selector =
                CertificateSelector.byLocalAddress(Map.of(InetAddress.getLoopbackAddress(), SHOWS_ONE));

        assertThat(selector.select(at(InetAddress.getByName("127.0.0.2")))).isEmpty();
        assertThat(selector.select(Fixture.hello())).isEmpty();
    }

    @Test
    void oneAddressInTwoFormsIsAMistake() throws UnknownHostException {
        Map<InetAddress, CertificateSelector> twice =
                Map.of(InetAddress.getByName("127.0.0.2"), SHOWS_ONE, mapped(127, 0, 0, 2), SHOWS_ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSelector.byLocalAddress(twice))
                .withMessage("The address 127.0.0.2 has two selectors (expected: one for each address).");
    }

    @Test
    void aListenerHasItsSelector() {
        assertThat(CertificateSelector.byListener(Map.of("test", SHOWS_ONE)).select(Fixture.hello()))
                .containsSame(ONE);
        assertThat(CertificateSelector.byListener(Map.of("other", SHOWS_ONE)).select(Fixture.hello()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.example", "ONE.example.", "a.wild.example"})
    void aRequestedNameSelects(String name) {
        assertThat(CertificateSelector.byRequestedName(TWO, ONE).select(requesting(name)))
                .containsSame(ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"three.example", "a.b.wild.example", "wild.example", "127.0.0.1"})
    void anotherRequestedNameSelectsNothing(String name) {
        assertThat(CertificateSelector.byRequestedName(TWO, ONE).select(requesting(name)))
                .isEmpty();
    }

    @Test
    void noRequestedNameSelectsNothingWhateverTheSniSays() {
        assertThat(CertificateSelector.byRequestedName(ONE).select(Fixture.hello("one.example")))
                .isEmpty();
    }

    @Test
    void theFirstKeyOfTheListThatTheClientCanVerifyIsShown() {
        CertificateSelector selector = CertificateSelector.byKeyType(TWO, TWO_RSA, ONE);

        assertThat(selector.select(verifying(ECDSA_ONLY))).containsSame(TWO);
        assertThat(selector.select(verifying(List.of(0x0804, 0x0403)))).containsSame(TWO);
        assertThat(selector.select(verifying(RSA_ONLY))).containsSame(TWO_RSA);
        assertThat(selector.select(verifying(NEITHER))).containsSame(TWO);
    }

    @Test
    void aModernSuiteCountsMoreThanTheOrderOfTheList() {
        ClientHello windows8 = new ClientHello(
                Fixture.ORIGIN,
                Optional.empty(),
                List.of(0x0303),
                List.of(0xc014, 0xc013, 0xc02b, 0xc009),
                List.of(0x0401, 0x0403),
                List.of(0x0017),
                List.of());

        assertThat(CertificateSelector.byKeyType(TWO_RSA, TWO).select(windows8)).containsSame(TWO);
        assertThat(CertificateSelector.byKeyType(TWO_RSA).select(windows8)).containsSame(TWO_RSA);
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT", "REJECT"})
    void twoKeysOfOneNameAreChosenByKind(SniFallback fallback) {
        CertificateSelector selector = CertificateSelector.bySni(fallback, ONE, TWO, TWO_RSA);

        assertThat(selector.select(naming("two.example", ECDSA_ONLY))).containsSame(TWO);
        assertThat(selector.select(naming("two.example", RSA_ONLY))).containsSame(TWO_RSA);
        assertThat(selector.select(naming("one.example", RSA_ONLY))).containsSame(ONE);
    }

    @Test
    void theFirstAnswerCounts() {
        assertThat(CertificateSelector.firstOf(SHOWS_NONE, SHOWS_ONE, CertificateSelector.single(TWO))
                        .select(Fixture.hello()))
                .containsSame(ONE);
        assertThat(CertificateSelector.firstOf(SHOWS_NONE, SHOWS_NONE).select(Fixture.hello()))
                .isEmpty();
        assertThat(CertificateSelector.firstOf().select(Fixture.hello())).isEmpty();
    }

    @Test
    void aRefusedNameEndsTheSearch() {
        CertificateSelector strict = CertificateSelector.bySni(SniFallback.REJECT, ONE);

        assertThatThrownBy(() -> CertificateSelector.firstOf(strict, SHOWS_ONE).select(Fixture.hello("x.example")))
                .isInstanceOf(UnrecognizedNameException.class);
        assertThat(CertificateSelector.firstOf(SHOWS_ONE, strict).select(Fixture.hello("x.example")))
                .containsSame(ONE);
    }

    @Test
    void everySelectorFollowsALiveSource() throws UnknownHostException {
        Identities source = () -> live;
        ClientHello hello = new ClientHello(
                origin(InetAddress.getLoopbackAddress(), Optional.of("one.example")),
                Optional.of("one.example"),
                List.of(0x0304),
                List.of(0x1301),
                ECDSA_ONLY,
                List.of(29),
                List.of());
        List<CertificateSelector> selectors = List.of(
                CertificateSelector.single(source),
                CertificateSelector.byKeyType(source),
                CertificateSelector.bySni(SniFallback.DEFAULT, source),
                CertificateSelector.byRequestedName(source),
                CertificateSelector.byListener(Map.of("test", CertificateSelector.single(source))),
                CertificateSelector.byLocalAddress(
                        Map.of(InetAddress.getLoopbackAddress(), CertificateSelector.single(source))),
                CertificateSelector.firstOf(SHOWS_NONE, CertificateSelector.single(source)));

        assertThat(selectors.subList(0, 6))
                .allSatisfy(selector -> assertThat(selector.hasCertificates()).isFalse());
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(selector.select(hello)).isEmpty());
        live = List.of(ONE);
        assertThat(selectors).allSatisfy(selector -> {
            assertThat(selector.hasCertificates()).isTrue();
            assertThat(selector.select(hello)).containsSame(ONE);
        });
        CertifiedKey renewed = TestKeys.named("one.example");
        live = List.of(renewed);
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(selector.select(hello)).containsSame(renewed));
    }

    @Test
    void aLiveSourceThatIsEmptyStillRefusesNames() {
        CertificateSelector selector = CertificateSelector.bySni(SniFallback.REJECT, () -> live);

        assertThat(selector.hasCertificates()).isFalse();
        assertThatThrownBy(() -> selector.select(Fixture.hello("one.example")))
                .isInstanceOf(UnrecognizedNameException.class);
    }

    @Test
    void aChoiceAmongNoFixedKeysIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSelector.byKeyType())
                .withMessage("A selection by kind of key has no certificates (expected: at least one).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSelector.byRequestedName())
                .withMessage("A selection by requested name has no certificates (expected: at least one).");
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(literal));
    }

    /** Java makes an IPv4 address of such bytes, except when asked for a scope. */
    private static InetAddress mapped(int a, int b, int c, int d) throws UnknownHostException {
        byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) a, (byte) b, (byte) c, (byte) d};
        return Inet6Address.getByAddress(null, bytes, 0);
    }

    private static ConnectionOrigin origin(InetAddress reached, Optional<String> requestedName) {
        return new ConnectionOrigin(
                "test", new InetSocketAddress(reached, 21), Fixture.ORIGIN.remoteAddress(), requestedName);
    }

    private static ClientHello at(InetAddress reached) {
        return hello(origin(reached, Optional.empty()), Optional.empty(), ECDSA_ONLY);
    }

    private static ClientHello requesting(String name) {
        return hello(origin(InetAddress.getLoopbackAddress(), Optional.of(name)), Optional.empty(), ECDSA_ONLY);
    }

    private static ClientHello verifying(List<Integer> schemes) {
        return hello(Fixture.ORIGIN, Optional.empty(), schemes);
    }

    private static ClientHello naming(String serverName, List<Integer> schemes) {
        return hello(Fixture.ORIGIN, Optional.of(serverName), schemes);
    }

    private static ClientHello hello(ConnectionOrigin origin, Optional<String> serverName, List<Integer> schemes) {
        return new ClientHello(origin, serverName, List.of(0x0304), List.of(0x1301), schemes, List.of(29), List.of());
    }
}

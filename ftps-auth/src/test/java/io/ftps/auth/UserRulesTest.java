/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRulesTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Permissions MIXED = new Permissions(List.of(
            new Permissions.Rule("/", EnumSet.of(Permission.LIST)),
            new Permissions.Rule("/in", EnumSet.of(Permission.WRITE)),
            new Permissions.Rule("/in/box", Set.of())));

    @ParameterizedTest
    @CsvSource({
        "LIST, /, true",
        "LIST, /a, true",
        "LIST, /inn, true",
        "WRITE, /in, true",
        "WRITE, /in/a, true",
        "LIST, /in/a, false",
        "WRITE, /inn, false",
        "WRITE, /in/box, false",
        "WRITE, /in/box/a, false",
        "WRITE, /in/boxes, true"
    })
    void theLongestPathAboveDecidesAlone(Permission permission, String path, boolean allowed) {
        assertThat(MIXED.allows(permission, path)).isEqualTo(allowed);
    }

    @Test
    void withoutARuleNothingIsAllowed() {
        assertThat(new Permissions(List.of()).allows(Permission.LIST, "/")).isFalse();
        assertThat(Permissions.ALL.allows(Permission.DELETE, "/a")).isTrue();
        assertThat(Permissions.READ_ONLY.allows(Permission.READ, "/a")).isTrue();
        assertThat(Permissions.READ_ONLY.allows(Permission.WRITE, "/a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "/in/", "/in//box"})
    void aPathOfARuleIsAbsoluteAndPlain(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Permissions.Rule(path, Set.of()))
                .withMessage("The path of a permission is \"" + path
                        + "\" (expected: / or an absolute path without a slash at its end).");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.77/24, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 2001:db8::1, true"
    })
    void aNetworkHasTheAddressesThatBeginLikeIt(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(Network.parse(address).address()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2", "192.0.2.1/", "192.0.2.1/x", "1.2.3.4.5", "999.0.0.1", ":::1"})
    void whatIsNoNetworkIsRefusedWithoutALookup(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessage(
                        "The network is \"" + text + "\" (expected: an address such as 192.0.2.1, or 192.0.2.0/24).");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            explicit | 192.0.2.1   | 2027-01-01T00:00:00Z | -
            implicit | 192.0.2.1   | 2027-01-01T00:00:00Z | The account may not use listener implicit.
            explicit | 203.0.113.1 | 2027-01-01T00:00:00Z | The account may not come from 203.0.113.1.
            explicit | 192.0.2.1   | 2027-01-01T00:00:01Z | The account has expired at 2027-01-01T00:00:01Z.
            """)
    void rulesRefuseAnotherPlaceAndALaterTime(String listener, String from, Instant now, String sentence) {
        AccessRules rules = new AccessRules(
                Set.of("explicit"),
                List.of(Network.parse("192.0.2.0/24")),
                Optional.of(NOW.plusSeconds(1)),
                OptionalInt.empty());
        LoginAttempt attempt = new LoginAttempt(
                "alice",
                new Password("p".toCharArray()),
                listener,
                new InetSocketAddress(Network.parse(from).address(), 4_000));

        assertThat(outcome(rules, attempt, now)).isEqualTo(Optional.ofNullable(sentence));
        assertThat(outcome(AccessRules.NONE, attempt, now)).isEmpty();
    }

    @Test
    void numbersHaveBounds() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AccessRules.NONE.withMaxSessions(0))
                .withMessage("The most sessions of a user are 0 (expected: at least 1).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quota.NONE.withFiles(-1))
                .withMessage("The quota is -1 files (expected: 0 or more).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferRates.NONE.withDownload(1_023))
                .withMessage("The download rate is 1023 bytes a second (expected: at least 1024).");
    }

    private static Optional<String> outcome(AccessRules rules, LoginAttempt attempt, Instant now) {
        try {
            rules.check(attempt, now);
            return Optional.empty();
        } catch (LoginRefusedException refused) {
            assertThat(refused.reason()).isEqualTo(LoginRefusedException.Reason.NOT_ALLOWED);
            return Optional.ofNullable(refused.getMessage());
        }
    }
}

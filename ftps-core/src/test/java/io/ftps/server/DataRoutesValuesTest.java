/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be at the other end of a data connection, and what clients are told of ours. */
final class DataRoutesValuesTest {
    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true, true, true",
        "192.0.2.1, 192.0.2.9, false, true, true",
        "192.0.2.1, 192.0.3.1, false, false, true",
        "192.0.2.1, ::1, false, false, true",
        "2001:db8::1, 2001:db8::1, true, true, true",
        "2001:db8::1, 2001:db8::2, false, true, true",
        "2001:db8::1, 2001:db9::1, false, false, true",
    })
    void eachRuleAllowsWhatItSays(String client, String peer, boolean same, boolean network, boolean any) {
        assertThat(DataPeers.SAME_ADDRESS.allow(address(client), address(peer))).isEqualTo(same);
        assertThat(DataPeers.sameNetwork(24, 64).allow(address(client), address(peer)))
                .isEqualTo(network);
        assertThat(DataPeers.DANGEROUS_ANY_HOST.allow(address(client), address(peer)))
                .isEqualTo(any);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "33, 64", "24, -1", "24, 129"})
    void aWrongLengthIsNamed(int ipv4, int ipv6) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataPeers.sameNetwork(ipv4, ipv6))
                .withMessageContaining("expected: 0 to 32 of IPv4 and 0 to 128 of IPv6");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 198.51.100.1",
        "10.9.9.9, ''",
        "192.0.2.1, 203.0.113.7",
        "2001:db8::1, ''",
    })
    void theFirstRuleThatFitsCounts(String client, String told) {
        AdvertisedAddress rules = AdvertisedAddress.firstOf(
                List.of(rule("10.1.0.0/16", "198.51.100.1"), rule("10.0.0.0/8", ""), rule("0.0.0.0/0", "203.0.113.7")));

        assertThat(rules.forClient(address(client)).map(InetAddress::getHostAddress))
                .isEqualTo(Optional.of(told).filter(text -> !text.isEmpty()));
    }

    private static NatRule rule(String network, String told) {
        return new NatRule(
                Network.parse(network),
                Optional.of(told).filter(text -> !text.isEmpty()).map(text -> (Inet4Address) address(text)));
    }

    @Test
    void portsAreToldInTheSameOrder() {
        PassiveAddresses mapped = PassiveAddresses.ports(50_000, 50_099).advertisingPortsFrom(30_000);
        assertThat(mapped.advertisedPort(50_000)).isEqualTo(30_000);
        assertThat(mapped.advertisedPort(50_099)).isEqualTo(30_099);
        assertThat(PassiveAddresses.ports(50_000, 50_099).advertisedPort(50_007))
                .isEqualTo(50_007);
        assertThat(PassiveAddresses.ANY_PORT.advertisedPort(40_000)).isEqualTo(40_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_437})
    void aGatewaysPortsMustBePorts(int first) {
        PassiveAddresses ports = PassiveAddresses.ports(50_000, 50_099);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ports.advertisingPortsFrom(first))
                .withMessage("first advertised port: " + first + " (expected: 1 to 65436)");
    }

    @Test
    void anAddressIsBoundForClientsOfItsFamily() {
        PassiveAddresses bound = PassiveAddresses.ANY_PORT.bindingTo(address("127.0.0.9"));
        assertThat(bound.bindAddress(address("127.0.0.1"))).isEqualTo(address("127.0.0.9"));
        assertThat(bound.bindAddress(address("::1"))).isEqualTo(address("::1"));
    }

    @Test
    void anActivePortIsAPort() {
        assertThatIllegalArgumentException().isThrownBy(() -> ActiveMode.fromPort(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ActiveMode.fromPort(65_536));
        assertThat(ActiveMode.fromPort(20)).isEqualTo(new ActiveMode.From(20));
    }
}

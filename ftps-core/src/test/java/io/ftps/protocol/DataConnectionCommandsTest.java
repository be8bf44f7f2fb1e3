/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Network;
import io.ftps.server.AdvertisedAddress;
import io.ftps.server.NatRule;
import io.ftps.server.PassiveAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client at 127.0.0.1 is told of data connections. */
final class DataConnectionCommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PORT 127,0,0,1,195,80;50000",
                "EPRT |1|127.0.0.1|50000|;50000",
                "EPRT !1!127.0.0.1!50000!;50000",
                "EPRT |2|::ffff:127.0.0.1|1024|;1024",
                "EPRT |2|::ffff:7f00:1|65535|;65535",
            })
    void theServerWillConnectThere(String command, int port) {
        Talk talk = Talk.loggedIn();
        assertThat(talk.say(command)).isEqualTo("200 The server will connect there.\r\n");
        assertThat(talk.data().target()).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThat(talk.data().endpoint()).contains(ProtectionLevel.PRIVATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PORT;501",
                "PORT 127,0,0,1,195;501",
                "PORT 127,0,0,1,195,80,1;501",
                "PORT 127,0,0,256,195,80;501",
                "PORT 127,0,0,1,195,999;501",
                "PORT 127,0,0,1,-1,80;501",
                "PORT localhost,195,80;501",
                "PORT 127,0,0,2,195,80;504",
                "PORT 10,0,0,1,195,80;504",
                "PORT 0,0,0,0,195,80;504",
                "PORT 224,0,0,1,195,80;504",
                "PORT 127,0,0,1,3,255;504",
                "PORT 127,0,0,1,0,0;504",
                "EPRT;501",
                "EPRT |1|127.0.0.1|50000;501",
                "EPRT |1|127.0.0.1|65536|;501",
                "EPRT |1|::1|50000|;501",
                "EPRT |2|127.0.0.1|50000|;501",
                "EPRT |2|:::|50000|;501",
                "EPRT |2|::1%lo|50000|;501",
                "EPRT |1|localhost|50000|;501",
                "EPRT |2|::1|50000|;504",
                "EPRT |1|127.0.0.1|21|;504",
                "EPRT |3|something|50000|;522",
            })
    void anythingElseIsRefused(String command, String code) {
        Talk talk = Talk.loggedIn();
        assertThat(talk.say(command)).startsWith(code + " ");
        assertThat(talk.data().target()).isEmpty();
    }

    @Test
    void anUnknownNetworkIsToldTheKnownOnes() {
        assertThat(Talk.loggedIn().say("EPRT |3|a|50000|")).isEqualTo("522 This network is not known, use (1,2)\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORT 127,0,0,1,195,80", "EPRT |1|127.0.0.1|50000|", "PASV"})
    void afterEpsvAllNothingElseOpensDataConnectionsUntilRein(String command) {
        Talk talk = Talk.loggedIn().after("EPSV ALL");
        assertThat(talk.say(command)).isEqualTo("503 After EPSV ALL only EPSV opens data connections.\r\n");
        talk.after("REIN", "USER anna", "PASS x");
        assertThat(talk.say(command)).startsWith("2");
    }

    @Test
    void behindAGatewayItsAddressAndPortsAreTold() {
        NatRule outside = new NatRule(Network.parse("0.0.0.0/0"), Optional.of(ipv4(203, 0, 113, 7)));
        Talk talk = Talk.through(PassiveAddresses.ports(50_000, 50_099)
                .advertising(AdvertisedAddress.firstOf(List.of(outside)))
                .advertisingPortsFrom(30_000));
        assertThat(talk.say("PASV")).contains("(203,0,113,7,117,48)");
        assertThat(talk.say("EPSV")).contains("(|||30000|)");
    }

    @Test
    void theAddressThatIsBoundIsToldUnlessItIsAll() {
        Talk one = Talk.through(PassiveAddresses.ANY_PORT.bindingTo(ipv4(127, 0, 0, 9)));
        Talk all = Talk.through(PassiveAddresses.ANY_PORT.bindingTo(ipv4(0, 0, 0, 0)));
        assertThat(one.say("PASV")).contains("(127,0,0,9,");
        assertThat(all.say("PASV")).contains("(127,0,0,1,");
    }

    private static Inet4Address ipv4(int... numbers) {
        byte[] bytes = {(byte) numbers[0], (byte) numbers[1], (byte) numbers[2], (byte) numbers[3]};
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aRuleThatFailsLeavesNoPortOpen() {
        Talk talk = Talk.through(PassiveAddresses.ANY_PORT.advertising(client -> {
            throw new IllegalStateException("no answer");
        }));
        assertThat(talk.say("PASV")).startsWith("451 ").doesNotContain("no answer");
        assertThat(talk.data().endpoint()).isEmpty();
        assertThat(talk.say("EPSV")).startsWith("229 ");
    }

    @Test
    void whereTheServerConnectsToNobodyItOffersNeither() {
        Talk talk = Talk.passiveOnly();
        assertThat(talk.say("FEAT")).doesNotContain("EPRT").contains(" EPSV\r\n");
        assertThat(talk.say("PORT 127,0,0,1,195,80"))
                .isEqualTo("502 The server connects to no client; use PASV or EPSV.\r\n");
        assertThat(talk.say("EPRT |1|127.0.0.1|50000|")).startsWith("502 ");
        assertThat(Talk.loggedIn().say("FEAT")).contains(" EPRT\r\n");
    }

    @Test
    void overIpv6TheClientsOwnAddressWillDo() {
        Talk talk = Talk.overIpv6();
        assertThat(talk.say("EPRT |2|::1|50000|")).startsWith("200 ");
        assertThat(talk.say("PASV")).startsWith("425 ");
    }
}

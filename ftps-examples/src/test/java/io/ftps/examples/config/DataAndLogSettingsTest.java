/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.ActiveMode;
import io.ftps.server.DataPeers;
import io.ftps.server.PartialUploads;
import io.ftps.server.PassiveAddresses;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways of data connections, and what is kept and written down. */
final class DataAndLogSettingsTest {
    @TempDir
    private static Path temporary;

    private static ConfigurationFolder folder;

    @BeforeAll
    static void makeFiles() throws IOException, GeneralSecurityException {
        folder = new ConfigurationFolder(temporary);
    }

    @Test
    void partialUploadsMayBeKept() throws IOException, ConfigurationException {
        assertThat(folder.read("partial-uploads: keep").partialUploads()).isEqualTo(PartialUploads.KEEP_PARTIAL);
        assertThat(folder.read("partial-uploads: discard").partialUploads()).isEqualTo(PartialUploads.DISCARD_PARTIAL);
    }

    @Test
    void logsGoWhereTheFileSays() throws IOException, ConfigurationException {
        String text = "logs: { xferlog: x, audit: /var/log/audit.json, timeline: drawings }";
        LogSettings logs = folder.read(text).logs();
        assertThat(logs)
                .isEqualTo(new LogSettings(
                        Optional.of(temporary.resolve("x")),
                        Optional.empty(),
                        Optional.of(Path.of("/var/log/audit.json")),
                        Optional.of(temporary.resolve("drawings"))));
    }

    @Test
    void passivePortsAndTheAddressToldToClients() throws IOException, ConfigurationException {
        ServerSettings settings = folder.read("passive: { ports: 40000-40010, advertised: 203.0.113.7 }");
        Inet4Address address = (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7});
        assertThat(settings.data().passive())
                .isEqualTo(PassiveAddresses.ports(40_000, 40_010).advertising(address));
        assertThat(folder.read("passive: { ports: any }").data().passive()).isEqualTo(PassiveAddresses.ANY_PORT);
    }

    @Test
    void theWaysOfDataConnections() throws IOException, ConfigurationException {
        DataSettings data = folder.read("""
                        passive:
                          bind: 127.0.0.9
                          advertised-ports: 30000-30099
                          nat:
                            - { clients: 10.0.0.0/8, advertised: as-connected }
                            - { clients: 0.0.0.0/0, advertised: 203.0.113.7 }
                        active: 20
                        data-peers: 24/64
                        """).data();
        assertThat(data.passive().bind()).contains(InetAddress.getByName("127.0.0.9"));
        assertThat(data.passive().advertisedPort(50_007)).isEqualTo(30_007);
        assertThat(data.passive().advertised().forClient(InetAddress.getByName("10.1.2.3")))
                .isEmpty();
        assertThat(data.passive().advertised().forClient(InetAddress.getByName("192.0.2.1")))
                .contains((Inet4Address) InetAddress.getByName("203.0.113.7"));
        assertThat(data.active()).isEqualTo(ActiveMode.fromPort(20));
        assertThat(data.peers()).isEqualTo(DataPeers.sameNetwork(24, 64));
        assertThat(folder.read("active: off").data().active()).isEqualTo(ActiveMode.OFF);
        assertThat(folder.read("data-peers: dangerous-any-host").data().peers())
                .isEqualTo(DataPeers.DANGEROUS_ANY_HOST);
    }
}

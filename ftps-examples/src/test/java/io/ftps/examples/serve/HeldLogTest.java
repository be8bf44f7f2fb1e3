/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.examples.config.HostSettings;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.tls.certificate.SelfSigned;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeldLogTest {
    private static final OwnCommands ACCEPT =
            new OwnCommands("java -jar /opt/ftps.jar", "--config '/etc/my ftps.yaml'", Optional.empty());
    private static final PresentedCertificate PRESENTED = new PresentedCertificate(
            List.of(SelfSigned.withCommonName("alice").create().certificate()), new Trust.Unknown());

    private final List<String> lines = new ArrayList<>();

    private static HeldCertificate held(long count) {
        return new HeldCertificate(
                "ab12",
                "alice",
                PRESENTED,
                InetAddress.getLoopbackAddress(),
                count,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty());
    }

    @Test
    void oneIsToldOnceWithTheCommandThatAcceptsIt() {
        HeldLog log = new HeldLog(ACCEPT, Optional.empty(), lines::add);
        log.accept(held(1));
        log.accept(held(2));
        assertThat(lines)
                .containsExactly("certificate-held user=alice sha256="
                        + PRESENTED.digest().hex()
                        + " subject=\"CN=alice\" trusted=no from=127.0.0.1 id=ab12"
                        + " accept=\"java -jar /opt/ftps.jar tank accept ab12 --config '/etc/my ftps.yaml'\"");
    }

    @Test
    void theTankOfAHostIsNamed() {
        HostSettings host = new HostSettings(
                List.of("*.example.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DataProtection.CLIENT_CHOICE,
                DataBinding.OFF);
        new HeldLog(ACCEPT, Optional.of(host), lines::add).accept(held(1));
        assertThat(lines).singleElement().asString().endsWith(" --host '*.example.com'\"");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SniTest {
    private static final CertifiedKey FIRST = TestKeys.named("first.example");
    private static final CertifiedKey EXACT = TestKeys.named("ftp.second.example", "www.second.example");
    private static final CertifiedKey WILDCARD = TestKeys.named("*.second.example");
    private static final CertificateSelector OR_DEFAULT =
            CertificateSelector.bySni(SniFallback.DEFAULT, FIRST, EXACT, WILDCARD);
    private static final CertificateSelector OR_REJECT =
            CertificateSelector.bySni(SniFallback.REJECT, FIRST, EXACT, WILDCARD);

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @ParameterizedTest
    @CsvSource({
        "first.example, 0",
        "ftp.second.example, 1",
        "www.second.example, 1",
        "FTP.Second.Example, 1",
        "ftp.second.example., 1",
        "other.second.example, 2",
        "OTHER.second.example., 2",
    })
    void aKnownNameGetsItsCertificate(String name, int expected) {
        CertifiedKey key = List.of(FIRST, EXACT, WILDCARD).get(expected);

        assertThat(OR_DEFAULT.select(Fixture.hello(name))).containsSame(key);
        assertThat(OR_REJECT.select(Fixture.hello(name))).containsSame(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "third.example",
                "second.example",
                "a.b.second.example",
                "x.first.example",
                "example",
                ".",
                "localhost"
            })
    void anUnknownNameGetsTheFirstCertificateOrNone(String name) {
        assertThat(OR_DEFAULT.select(Fixture.hello(name))).containsSame(FIRST);
        assertThatThrownBy(() -> OR_REJECT.select(Fixture.hello(name)))
                .isInstanceOf(UnrecognizedNameException.class)
                .hasMessage("No certificate is served for the name " + name + " that the client asked for.");
    }

    @Test
    void noNameCountsAsUnknown() {
        assertThat(OR_DEFAULT.select(Fixture.hello())).containsSame(FIRST);
        assertThatThrownBy(() -> OR_REJECT.select(Fixture.hello()))
                .isInstanceOf(UnrecognizedNameException.class)
                .hasMessage("The client named no server, and only known names are served.");
    }

    @Test
    void theEarlierOfTwoCertificatesForOneNameIsShown() {
        CertifiedKey again = TestKeys.named("first.example");

        assertThat(CertificateSelector.bySni(SniFallback.REJECT, FIRST, again).select(Fixture.hello("first.example")))
                .containsSame(FIRST);
    }

    @Test
    void aSelectionAmongNoCertificatesIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateSelector.bySni(SniFallback.DEFAULT))
                .withMessage("A selection by name has no certificates (expected: at least one).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theCertificateOfTheNameIsShown(String version) throws IOException {
        try (Fixture server = new Fixture(OR_REJECT);
                SSLSocket client = new TlsClient(version).connect(server.mainPort(), "Other.Second.example")) {
            TlsSession session = server.next().established();

            assertThat(session.serverName()).contains("other.second.example");
            assertThat(session.localCertificate()).isEqualTo(WILDCARD.certificate());
            assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(WILDCARD.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aRejectedNameIsAnsweredWithUnrecognizedName(String version) {
        try (Fixture server = new Fixture(OR_REJECT)) {
            assertThatThrownBy(() -> new TlsClient(version).connect(server.mainPort(), "third.example"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("unrecognized_name");
            assertThat(server.next().failed().reason())
                    .isEqualTo("No certificate is served for the name third.example that the client asked for.");
        }
    }
}

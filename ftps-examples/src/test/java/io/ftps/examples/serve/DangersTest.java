/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.OnOff;
import io.ftps.examples.config.ProfileSettings;
import io.ftps.examples.config.RevocationSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TankPlace;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.ClearControl;
import io.ftps.server.Compression;
import io.ftps.server.Concessions;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.UploadEnd;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.trust.RevocationFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DangersTest {
    private static final TlsSettings TLS = TlsSettings.selfSignedIn(Path.of("data"));
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theDefaultsAreNotDangerous() {
        assertThat(Dangers.ofListeners(ServerSettings.defaults(Path.of("data")).listeners()))
                .isEmpty();
    }

    @Test
    void drawingSessionsIsForAWhile() {
        ServerSettings defaults = ServerSettings.defaults(Path.of("data"));
        assertThat(Dangers.of(defaults.withLogs(defaults.logs().withTimeline(Path.of("drawings")))))
                .containsOnlyOnce(
                        "Every session is drawn into drawings, with the names of users and files: leave that off when you"
                                + " have seen what you look for.");
    }

    @Test
    void eachDangerousChoiceOfAListenerIsSpelledOut() {
        ListenerSettings plain = ListenerSettings.of(TlsMode.PLAIN_LOGIN_ALLOWED, 21, TLS);
        ListenerSettings unbound = new ListenerSettings(
                "lab",
                plain.address(),
                TlsMode.IMPLICIT,
                DataProtection.PRIVATE_ONLY,
                DataBinding.OFF,
                Optional.empty(),
                Concessions.NONE,
                TLS);
        ListenerSettings old = new ListenerSettings(
                "old",
                plain.address(),
                TlsMode.EXPLICIT,
                DataProtection.PRIVATE_ONLY,
                DataBinding.PREFER,
                Optional.empty(),
                Concessions.NONE
                        .with(ClearControl.CLEAR_CONTROL_ALLOWED)
                        .with(UploadEnd.DANGEROUS_BARE_FIN)
                        .with(Compression.MODE_Z_ALLOWED),
                TLS.with(new ProfileSettings("legacy-2026", Optional.empty(), Optional.empty())));
        assertThat(Dangers.ofListeners(List.of(plain, unbound, old)))
                .containsExactly(
                        "Listener plain-login-allowed lets people log in without TLS: their passwords can be read on the"
                                + " network.",
                        "Listener plain-login-allowed lets clients choose unencrypted data connections: files can be read"
                                + " and changed on the network.",
                        "Listener lab does not look whether data connections belong to the session they serve, beyond"
                                + " their address.",
                        "Listener old lets clients leave TLS after login (CCC): commands can be read and changed on the"
                                + " network.",
                        "Listener old takes uploads for whole that end without close_notify: whoever sits between can cut"
                                + " them short, and the piece is published.",
                        "Listener old lets clients have bytes deflated (MODE Z): whoever sees the length of a transfer and has put"
                                + " words into it can guess the rest.",
                        "Listener old lets clients use TLS 1.0, TLS 1.1 and SHA-1 (profile legacy-2026), which can be broken on"
                                + " the network.");
    }

    @Test
    void strangersAndThosePerhapsRevokedAreSpelledOut() {
        User stranger = User.named("anonymous").withHome(Path.of("/srv/pub"));
        List<String> sentences = new ArrayList<>();
        LoginSettings logins = new LoginSettings(
                List.of(
                        new AccountSource.Anonymous(stranger.with(Permissions.READ_ONLY)),
                        new AccountSource.Anonymous(stranger)),
                List.of(),
                new TankPlace.Off());
        Dangers.addStrangers(sentences, logins);
        assertThat(sentences)
                .containsExactly(
                        "Anonymous users may do more than read and list in /srv/pub: strangers can fill the disk, and"
                                + " trade files.");
        ClientCertificates perhaps = new ClientCertificates(
                ClientCertificatePolicy.REQUIRE,
                Optional.empty(),
                Optional.of(Path.of("ca.pem")),
                Optional.of(new RevocationSettings(Optional.empty(), OnOff.OFF, OnOff.ON, RevocationFailure.SOFT_FAIL)),
                OnOff.OFF,
                UnknownCertificates.END_THE_SESSION);
        assertThat(Dangers.ofListeners(List.of(ListenerSettings.of(TlsMode.EXPLICIT, 21, TLS.with(perhaps)))))
                .singleElement()
                .asString()
                .startsWith("Listener explicit believes clients when nobody can tell whether they are revoked: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1   | The certificate of CN=a is not valid before 2025-12-31T23:00:00Z: clients refuse it until then.",
                "0    | ''",
                "85   | ''",
            })
    void aCertificateThatIsNotValidYetIsTold(int days, String expected) {
        CertifiedKey key = SelfSigned.withCommonName("a")
                .clock(Clock.fixed(MADE, ZoneOffset.UTC))
                .days(100)
                .create();
        List<String> sentences = new ArrayList<>();
        Dangers.addDates(sentences, key, MADE.plus(Duration.ofDays(days)));
        assertThat(String.join("\n", sentences)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 0", "utf8, 0", "ANSI_X3.4-1968, 1", "ISO-8859-1, 1", "no-such-charset, 1"})
    void aLocaleThatCannotWriteEveryNameIsTold(String charset, int expected) {
        List<String> sentences = new ArrayList<>();
        Dangers.addNames(sentences, charset);
        assertThat(sentences).hasSize(expected);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import io.ftps.auth.file.UsersFileEditor;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.MailSecurity;
import io.ftps.examples.config.MailSettings;
import io.ftps.examples.config.NoticeSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.TlsMode;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificates are about to expire, and a mail server that hears of it. */
@Tag("JDK")
final class CertificateNoticesTest {
    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Path expiringPair() throws Exception {
        CertifiedKey key = SelfSigned.withCommonName("ftp.example.com")
                .dnsName("ftp.example.com")
                .days(10)
                .create();
        Path chain = folder.resolve("ftp.pem");
        PemFiles.write(key, chain, folder.resolve("my key.pem"));
        return chain;
    }

    private ServerSettings settings(Path chain) {
        ListenerSettings listener = ListenerSettings.of(
                TlsMode.IMPLICIT,
                0,
                TlsSettings.selfSignedIn(folder).with(new Pem(chain, folder.resolve("my key.pem"), Optional.empty())));
        NoticeSettings notices = new NoticeSettings(
                folder.resolve("notices"),
                LocalTime.of(9, 0),
                ZoneOffset.UTC,
                List.of(14),
                Optional.of(new MailSettings(
                        "127.0.0.1",
                        mail.getSmtp().getPort(),
                        MailSecurity.DANGEROUS_IN_CLEAR,
                        Optional.empty(),
                        "ftps@example.com",
                        List.of("operator@example.com"),
                        Optional.empty())));
        return LoopbackSettings.of(folder, List.of(listener), notices);
    }

    private void registerPartner() throws Exception {
        UsersFileEditor editor = UsersFileEditor.of(folder.resolve("users"));
        editor.add(User.named("o'neil"), "secret".toCharArray());
        editor.addCertificate(
                "o'neil",
                new RegisteredCertificate(
                        new ThisCertificate(new Digest(Algorithm.SHA_256, "ab".repeat(32))),
                        Optional.of("CN=partner"),
                        Optional.of(Instant.now().minus(Duration.ofDays(3)))));
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void aStartTellsOfServerAndPartnersInOneMailAndASecondStartNothing() throws Exception {
        ServerSettings settings = settings(expiringPair());
        registerPartner();

        try (RunningServer first = LoopbackSettings.start(settings)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> isEmpty(first.settings().notices().folder().resolve("outbox")));
        }
        LoopbackSettings.start(settings).close();

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage told = mail.getReceivedMessages()[0];
        assertThat(told.getSubject()).contains(": 2 certificates need you: The certificate of listener implicit");
        assertThat(String.valueOf(told.getContent()))
                .contains("The certificate of listener implicit (port 0) (CN=ftp.example.com) expires in 10 days, on ")
                .contains("ftps cert csr ftp.example.com --dir " + folder + " --file ftp-new")
                .contains("ftps cert import " + folder + "/ftp-new.key ANSWER.pem")
                .contains("&& mv " + folder + "/ftp-new.key '" + folder + "/my key.pem'")
                .contains("The certificate of user o'neil (CN=partner) expired 3 days ago, on ")
                .contains("ftps client-cert import 'o'\\''neil' NEW.pem --config ftps.yaml");
        assertThat(folder.resolve("notices/outbox")).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeTakenOverIsToldAtOnce() throws Exception {
        Path chain = expiringPair();
        registerPartner();
        try (RunningServer running = LoopbackSettings.start(settings(chain))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length == 1);
            Files.writeString(chain, "no certificate");
            running.reload();
            await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length == 2);
            running.reload();
        }

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[1].getSubject()).contains("ftp.pem");
        assertThat(String.valueOf(mail.getReceivedMessages()[1].getContent()))
                .contains("What was there before is still served.");
    }

    @Test
    void whatIsTakenOverAndExpiresSoonIsToldAtOnce() throws Exception {
        ServerSettings settings = settings(folder.resolve("ftp.pem"));
        registerPartner();
        try (RunningServer running = LoopbackSettings.start(settings)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length == 1);
            expiringPair();
            running.reload();
            await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length == 2);
        }

        assertThat(String.valueOf(mail.getReceivedMessages()[0].getContent()))
                .contains("There is no certificate for listener implicit (port 0) since ")
                .contains("ftps cert csr NAME ");
        assertThat(mail.getReceivedMessages()[1].getSubject())
                .contains("The certificate of listener implicit (port 0) (CN=ftp.example.com) expires in 10 days");
    }
}

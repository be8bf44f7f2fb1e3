/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ftps.examples.config.MailSecurity;
import io.ftps.examples.config.MailSettings;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.watch.CertificateRole;
import io.ftps.tls.watch.Notice;
import io.ftps.tls.watch.Notice.Kind;
import io.ftps.tls.watch.Watched;
import io.ftps.tls.watch.Watched.Known;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails to a real mail server, which is there, is not, or does not want them. */
@Tag("JDK")
final class OutboxTest {
    private static final Instant NOON = Instant.parse("2027-03-17T12:00:00Z");
    private static final String SECRET = "mail secret";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Instant now = NOON;
    private Optional<GreenMail> running = Optional.empty();

    /** The mail server of the tests takes its certificate from a file. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        CertifiedKey key =
                SelfSigned.withCommonName("mail").dnsName("localhost").create();
        PemFiles.write(key, shared.resolve("mail.pem"), shared.resolve("mail.key"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "mail", key.privateKey(), SECRET.toCharArray(), key.chain().toArray(Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(shared.resolve("mail.p12"))) {
            store.store(out, SECRET.toCharArray());
        }
        System.setProperty(
                "greenmail.tls.keystore.file", shared.resolve("mail.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", SECRET);
        Files.writeString(shared.resolve("password"), SECRET);
        Files.writeString(shared.resolve("wrong"), "something else");
    }

    @AfterEach
    void stop() {
        running.ifPresent(GreenMail::stop);
    }

    private GreenMail start(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        GreenMail started = new GreenMail(port == 0 ? setup.dynamicPort() : setup);
        started.start();
        running = Optional.of(started);
        return started;
    }

    private static int port(GreenMail server, String protocol) {
        return protocol.equals("smtps")
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private static MailSettings settings(int port, MailSecurity security) {
        return new MailSettings(
                "localhost",
                port,
                security,
                Optional.empty(),
                "ftps@example.com",
                List.of("operator@example.com", "boss@example.com"),
                Optional.of(shared.resolve("mail.pem")));
    }

    private Outbox outbox(MailSettings settings) {
        return new Outbox(folder, settings, "ftp1", ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private static Notice notice(String place, String remedy) {
        Known known = new Known("CN=ftp.example.com", "AB", Instant.parse("2027-03-31T10:00:00Z"));
        return new Notice(
                Kind.EXPIRES_SOON,
                new Watched(CertificateRole.SERVER, place, Optional.of(known), remedy),
                known.end(),
                LocalDate.parse("2027-03-17"),
                ZoneOffset.UTC,
                Optional.empty());
    }

    private long waiting() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void aMailSaysWhatIsWrongAndWhatMendsIt() throws Exception {
        GreenMail server = start(0, "smtps");
        Outbox outbox = outbox(settings(port(server, "smtps"), MailSecurity.IMPLICIT_TLS));

        outbox.told(List.of(notice("listener explicit (port 21)", "ftps cert csr ftp.example.com\nThen wait.")));
        outbox.sendIfDue();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(2); // one for each who gets it
        assertThat(mail.getSubject())
                .isEqualTo("ftp1: The certificate of listener explicit (port 21) (CN=ftp.example.com)"
                        + " expires in 14 days, on 2027-03-31.");
        assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo("""
                        The certificate of listener explicit (port 21) (CN=ftp.example.com) expires in 14 days, on 2027-03-31.

                          ftps cert csr ftp.example.com
                          Then wait.


                        The FTPS server on ftp1""");
        assertThat(mail.getFrom()[0]).hasToString("ftps@example.com");
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(waiting()).isZero();
    }

    /** Two days without a mail server: nothing is lost and nothing comes twice, in the order in which it was told. */
    @Test
    void whileTheMailServerIsDownMailsWaitAlsoOverARestart() throws Exception {
        GreenMail server = start(0, "smtp");
        int port = port(server, "smtp");
        server.stop();
        Outbox outbox = outbox(settings(port, MailSecurity.DANGEROUS_IN_CLEAR));

        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            if (minute % (24 * 60) == 0) {
                outbox.told(List.of(notice("day " + minute / (24 * 60), "Wait.")));
                outbox = outbox(settings(port, MailSecurity.DANGEROUS_IN_CLEAR));
            }
            outbox.sendIfDue();
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(waiting()).isEqualTo(2);
        GreenMail again = start(port, "smtp");
        now = now.plus(Duration.ofHours(1));
        outbox.sendIfDue();
        outbox.sendIfDue();

        assertThat(again.getReceivedMessages()) // one mailbox after the other
                .extracting(MimeMessage::getSubject)
                .extracting(subject -> subject.substring(0, 33))
                .containsExactly(
                        "ftp1: The certificate of day 0 (C",
                        "ftp1: The certificate of day 1 (C",
                        "ftp1: The certificate of day 0 (C",
                        "ftp1: The certificate of day 1 (C");
        assertThat(waiting()).isZero();
    }

    @Test
    void aNameFromACertificateMakesNoHeader() throws Exception {
        GreenMail server = start(0, "smtp");
        Outbox outbox = outbox(settings(port(server, "smtp"), MailSecurity.DANGEROUS_IN_CLEAR));

        outbox.told(List.of(notice("user eve\r\nBcc: all@example.com\r\n\r\n.\r\nRCPT TO:<x@y>", "ftps\r\n.\r\nQUIT")));
        outbox.sendIfDue();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).contains("user eve??Bcc: all@example.com????.??RCPT");
        assertThat(String.valueOf(mail.getContent())).contains("  QUIT");
    }

    @Test
    void aServerWithAnotherNameOrWithoutTlsGetsNothing() throws Exception {
        GreenMail server = start(0, "smtps");
        MailSettings named = settings(port(server, "smtps"), MailSecurity.IMPLICIT_TLS);
        MailSettings byAddress = new MailSettings(
                "127.0.0.1",
                named.port(),
                named.security(),
                named.login(),
                named.from(),
                named.to(),
                named.authorities());
        Path mail = mail(named);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SmtpServer(byAddress).send(mail))
                .withMessageStartingWith("The mail server 127.0.0.1:" + named.port() + " is not believed (")
                .withMessageEndingWith(
                        "); use the name in its certificate, or name its authority in notices.mail.authorities.");
        server.stop();
        GreenMail clear = start(0, "smtp");
        MailSettings upgraded = settings(port(clear, "smtp"), MailSecurity.STARTTLS);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SmtpServer(upgraded).send(mail))
                .withMessageContaining("STARTTLS is required");
        assertThat(clear.getReceivedMessages()).isEmpty();
    }

    private Path mail(MailSettings settings) throws Exception {
        outbox(settings).told(List.of(notice("a", "b")));
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() throws Exception {
        GreenMail server = start(0, "smtps");
        server.setUser("ftps", SECRET);
        MailSettings right = withLogin(settings(port(server, "smtps"), MailSecurity.IMPLICIT_TLS), "password");
        MailSettings wrong = withLogin(right, "wrong");
        Path mail = mail(right);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SmtpServer(wrong).send(mail))
                .withMessage("The mail server localhost:" + right.port()
                        + " refuses the login; correct user and password in notices.mail.");
        new SmtpServer(right).send(mail);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(right.toString()).doesNotContain(SECRET);
    }

    private static MailSettings withLogin(MailSettings settings, String file) {
        return new MailSettings(
                settings.server(),
                settings.port(),
                settings.security(),
                Optional.of(new MailSettings.Login("ftps", Passphrase.fromFile(shared.resolve(file)))),
                settings.from(),
                settings.to(),
                settings.authorities());
    }

    @Test
    void oneMailTooManyIsRefusedSoThatItIsToldAgain() throws Exception {
        for (int i = 0; i < Outbox.MOST; i++) {
            Files.createFile(folder.resolve(i + ".eml"));
        }
        Outbox outbox = outbox(settings(1, MailSecurity.DANGEROUS_IN_CLEAR));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> outbox.told(List.of(notice("a", "b"))))
                .withMessage("There are 1000 mails in " + folder + " that the mail server does not take.");
    }
}

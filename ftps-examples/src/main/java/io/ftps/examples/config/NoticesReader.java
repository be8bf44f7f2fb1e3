/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.MailSettings.Login;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.watch.CertificateWatch;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The section {@code notices}. */
final class NoticesReader {
    private static final String ADDRESS = "a mail address such as operator@example.com";
    private static final String DAYS = "a number from 0 to " + CertificateWatch.MOST_DAYS_BEFORE;
    private static final String TO = "to";
    private static final String DAYS_BEFORE = "days-before";

    private final Path base;

    NoticesReader(Path base) {
        this.base = base;
    }

    NoticeSettings read(Section section, NoticeSettings defaults) {
        List<Integer> days = section.has(DAYS_BEFORE)
                ? section.values(DAYS_BEFORE, ValueKind.of(DAYS, NoticesReader::days), "a list, each " + DAYS)
                : defaults.daysBefore();
        NoticeSettings settings = new NoticeSettings(
                section.value("folder", ValueKind.path(base, "a folder")).orElse(defaults.folder()),
                section.value("at", ValueKind.of("an hour such as \"09:00\", in quotes", NoticesReader::hour))
                        .orElse(defaults.at()),
                section.value("zone", ValueKind.of("system, or a zone such as Europe/Berlin", NoticesReader::zone))
                        .orElse(defaults.zone()),
                days.isEmpty() ? defaults.daysBefore() : days,
                section.section("mail").flatMap(this::mail));
        section.end();
        return settings;
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 0 || days > CertificateWatch.MOST_DAYS_BEFORE) {
            throw new IllegalArgumentException(text);
        }
        return days;
    }

    private static LocalTime hour(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return text.equals("system") ? ZoneId.systemDefault() : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private Optional<MailSettings> mail(Section section) {
        MailSecurity security =
                section.value("security", ValueKind.oneOf(MailSecurity.class)).orElse(MailSecurity.STARTTLS);
        Optional<String> server = section.required("server", ValueKind.text("the name of a host"));
        int port =
                section.value("port", ValueKind.port()).filter(some -> some > 0).orElse(security.port());
        Optional<Login> login = login(section);
        Optional<String> from = section.required("from", address());
        List<String> to = section.values(TO, address(), "a list, each " + ADDRESS);
        Optional<Path> authorities = section.value(
                "authorities", ValueKind.path(base, "a PEM file or a folder with certificates of authorities"));
        if (to.isEmpty()) {
            section.complain(TO, "nobody gets mails (expected: a list, each " + ADDRESS + ")");
        }
        section.end();
        return server.flatMap(
                host -> from.map(sender -> new MailSettings(host, port, security, login, sender, to, authorities)));
    }

    private Optional<Login> login(Section section) {
        if (!section.has("user") && !section.has("password")) {
            return Optional.empty();
        }
        Optional<String> user = section.required("user", ValueKind.text("a login name"));
        Optional<Passphrase> password = section.required(
                "password", ValueKind.secret("env:NAME or file:PATH", text -> Passphrase.parse(text, base)));
        return user.flatMap(name -> password.map(place -> new Login(name, place)));
    }

    private static ValueKind<String> address() {
        return ValueKind.of(ADDRESS, text -> {
            try {
                new InternetAddress(text, true).validate();
                return text;
            } catch (AddressException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }
}

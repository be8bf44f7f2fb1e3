/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.mail;

import io.ftps.examples.config.MailSettings;
import io.ftps.server.Printable;
import io.ftps.tls.watch.Notice;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * What one look at the certificates has found, as a mail.
 *
 * @param server how people call this server
 * @param notices at least one
 */
record NoticeMail(String server, List<Notice> notices) {
    private static final int LONGEST_SUBJECT = 150;

    /** A message that keeps the id it was given, by which a mail that comes twice is known. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    MimeMessage toMessage(MailSettings settings, Instant now) throws MessagingException {
        String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
        MimeMessage message = new Identified("<" + UUID.randomUUID() + "@" + domain + ">");
        message.setFrom(new InternetAddress(settings.from(), true));
        for (String to : settings.to()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(to, true));
        }
        message.setSubject(subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, section 5
        message.setText(text(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    String subject() {
        String what = notices.size() == 1
                ? notices.get(0).sentence()
                : notices.size() + " certificates need you: " + notices.get(0).sentence();
        String whole = Printable.of(server) + ": " + what;
        return whole.length() <= LONGEST_SUBJECT ? whole : whole.substring(0, LONGEST_SUBJECT - 1) + "\u2026";
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Notice notice : notices) {
            text.append(notice.sentence()).append("\n\n");
            notice.remedy().forEach(line -> text.append("  ").append(line).append('\n'));
            text.append("\n\n");
        }
        return text.append("The FTPS server on ")
                .append(Printable.of(server))
                .append("\n")
                .toString();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.mail;

import io.ftps.examples.config.CertificateFiles;
import io.ftps.examples.config.MailSettings;
import io.ftps.server.Printable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server that takes mails (RFC 5321). Its certificate is checked, its name in it too. Blocks for as long as the server takes, at most
 * half a minute for each answer.
 *
 * @param settings where it is, and how it is reached
 */
record SmtpServer(MailSettings settings) {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    /** Brings a mail, or says in one sentence why not and what to do; no password is in it. */
    void send(Path mail) throws IOException {
        try {
            bring(mail);
        } catch (MessagingException | GeneralSecurityException e) {
            throw new IOException(sentence(e), e);
        }
    }

    private void bring(Path mail) throws IOException, MessagingException, GeneralSecurityException {
        Session session = Session.getInstance(properties());
        try (InputStream in = Files.newInputStream(mail);
                Transport transport = session.getTransport("smtp")) {
            MimeMessage message = new MimeMessage(session, in);
            connect(transport);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.login().isEmpty()) {
            transport.connect(settings.server(), settings.port(), null, null);
            return;
        }
        MailSettings.Login login = settings.login().get();
        char[] password = login.password().read();
        try {
            transport.connect(settings.server(), settings.port(), login.user(), new String(password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Properties properties() throws IOException, GeneralSecurityException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT_TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case DANGEROUS_IN_CLEAR -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        Optional<SSLSocketFactory> sockets = sockets();
        if (sockets.isPresent()) {
            properties.put("mail.smtp.ssl.socketFactory", sockets.get());
        }
        return properties;
    }

    /** What believes the authorities that are named, and no others. */
    private Optional<SSLSocketFactory> sockets() throws IOException, GeneralSecurityException {
        if (settings.authorities().isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> authorities =
                CertificateFiles.read(settings.authorities().get(), "notices.mail.authorities");
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry(String.valueOf(store.size()), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return Optional.of(context.getSocketFactory());
    }

    private String sentence(Exception failure) {
        String server = settings.server() + ":" + settings.port();
        if (failure instanceof AuthenticationFailedException) {
            return "The mail server " + server + " refuses the login; correct user and password in notices.mail.";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root instanceof SSLException) {
                break;
            }
            root = root.getCause();
        }
        String said = Printable.of(String.valueOf(root.getMessage()));
        return root instanceof SSLException
                ? "The mail server " + server + " is not believed (" + said
                        + "); use the name in its certificate, or name its authority in notices.mail.authorities."
                : "The mail server " + server + " takes no mail (" + said + "); correct notices.mail, or wait.";
    }
}

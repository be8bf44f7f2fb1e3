/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.NoticeSettings;
import io.ftps.examples.mail.Outbox;
import io.ftps.tls.watch.CertificateWatch;
import io.ftps.tls.watch.Watched;
import io.ftps.tls.watch.WatchedCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells an operator of certificates that expire, are missing or could not be taken over: in the log, and by mail where that is set. */
final class CertificateNotices implements AutoCloseable {
    private final Remedies remedies;
    private volatile Optional<CertificateWatch> watch = Optional.empty();
    private volatile Optional<Outbox> outbox = Optional.empty();

    CertificateNotices(Remedies remedies) {
        this.remedies = remedies;
    }

    /** Begins to look. What happened before is seen by the first look. Blocks. */
    void begin(NoticeSettings settings, WatchedCertificates certificates) throws IOException {
        Path folder = Files.createDirectories(settings.folder(), OwnerOnly.folder(settings.folder()));
        CertificateWatch.Builder builder = CertificateWatch.builder(certificates, folder.resolve("book"))
                .at(settings.at(), settings.zone())
                .daysBefore(settings.daysBefore());
        if (settings.mail().isPresent()) {
            Path mails = Files.createDirectories(folder.resolve("outbox"), OwnerOnly.folder(folder));
            Outbox opened = Outbox.open(mails, settings.mail().get(), self());
            outbox = Optional.of(opened);
            builder.listener(opened);
        }
        watch = Optional.of(builder.start());
    }

    private static String self() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }

    /** New files cannot be used. Each fault is a matter of its own. */
    void notReloaded(String fault) {
        watch.ifPresent(looking -> looking.notReloaded(Watched.missing(fault, remedies.files()), fault));
    }

    /** A listener shows something else, or nothing any more. */
    void look() {
        watch.ifPresent(CertificateWatch::look);
    }

    @Override
    public void close() {
        watch.ifPresent(CertificateWatch::close);
        outbox.ifPresent(Outbox::close);
    }
}

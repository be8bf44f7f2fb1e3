/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.mail;

import io.ftps.examples.config.MailSettings;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.certificate.Existing;
import io.ftps.tls.certificate.NewFile;
import io.ftps.tls.watch.Notice;
import io.ftps.tls.watch.NoticeListener;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that wait on the disk until the mail server has taken them. One that cannot be sent is tried again after a minute, then two, four
 * and so on up to an hour; those behind it are tried too. At most {@value #MOST} wait. The catch: where the process ends between the
 * mail server's yes and the removal of the file, the mail comes twice, with the same Message-ID.
 */
public final class Outbox implements NoticeListener, AutoCloseable {
    /** Mails that wait. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LOOK_SECONDS = 10;
    private static final String ENDING = ".eml";

    private final Path folder;
    private final MailSettings settings;
    private final SmtpServer server;
    private final String self;
    private final Clock clock;
    private Optional<ScheduledExecutorService> thread = Optional.empty();
    private Optional<String> fault = Optional.empty();
    private Duration pause = FIRST_PAUSE;
    private Instant next = Instant.MIN;

    Outbox(Path folder, MailSettings settings, String self, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.server = new SmtpServer(settings);
        this.self = self;
        this.clock = clock;
    }

    /**
     * Begins to send what waits, on a daemon thread of its own.
     *
     * @param folder of the mails, which exists and nobody else may read
     * @param settings who brings them
     * @param self how people call this server
     * @return the outbox, to be closed
     */
    public static Outbox open(Path folder, MailSettings settings, String self) {
        Outbox outbox = new Outbox(folder, settings, self, Clock.systemUTC());
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "ftps-mail");
            thread.setDaemon(true);
            return thread;
        });
        own.scheduleWithFixedDelay(outbox::sendIfDue, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        outbox.thread = Optional.of(own);
        return outbox;
    }

    /** Puts a mail on the disk, and has it sent soon. */
    @Override
    public void told(List<Notice> notices) throws IOException {
        if (waiting().size() >= MOST) {
            throw new IOException("There are " + MOST + " mails in " + folder + " that the mail server does not take.");
        }
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        try {
            new NoticeMail(self, notices).toMessage(settings, clock.instant()).writeTo(mail);
        } catch (MessagingException e) {
            throw new IOException("A mail cannot be written: " + e.getMessage(), e);
        }
        Path file = folder.resolve(String.format("%013d-%s%s", clock.millis(), UUID.randomUUID(), ENDING));
        NewFile.write(List.of(NewFile.ownerOnly(file, mail.toByteArray())), Existing.REPLACE);
        thread.ifPresent(own -> own.execute(this::sendIfDue));
    }

    /** In the order in which they were written. */
    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /** Sends what waits, unless it is too early after a failure. */
    synchronized void sendIfDue() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            settle(sendAll(waiting()));
        } catch (IOException e) {
            LOG.warn("Mails in {} cannot be sent, for the folder cannot be read: {}", folder, e.getMessage());
        }
    }

    /** Why some are still there, if any; behind one that is refused others are tried, behind a server that is away none. */
    private Optional<String> sendAll(List<Path> mails) throws IOException {
        Optional<String> failure = Optional.empty();
        for (Path mail : mails) {
            try {
                server.send(mail);
                Files.delete(mail);
                LOG.info("A mail about certificates has gone to {}.", settings.to());
            } catch (IOException | CertifiedKeyException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
                if (!(e.getCause() instanceof SendFailedException)) {
                    break;
                }
            }
        }
        return failure;
    }

    private void settle(Optional<String> failure) throws IOException {
        if (failure.isEmpty()) {
            pause = FIRST_PAUSE;
            next = Instant.MIN;
        } else {
            next = clock.instant().plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            if (!failure.equals(fault)) {
                LOG.warn(
                        "Mail waits in {} ({} in all) and is tried again: {}",
                        folder,
                        waiting().size(),
                        failure.get());
            }
        }
        fault = failure;
    }

    @Override
    public void close() {
        thread.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}

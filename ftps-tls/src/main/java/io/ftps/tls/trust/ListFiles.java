/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ocsp.RevocationStatus;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Revocation lists in files and folders. They are looked at when somebody asks, but once a second at most. */
final class ListFiles implements RevocationSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(ListFiles.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 64 << 20;

    /** What was last read, with what has been found out about it since. */
    private record Lists(List<X509CRL> from, List<RevocationList> checked) {}

    private final FollowedFiles<X509CRL> files;
    private final Clock clock;
    private final StandingFaults faults = new StandingFaults();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Lists lists = new Lists(List.of(), List.of());
    private volatile Instant nextLook = Instant.MIN;

    ListFiles(List<Path> places, Clock clock) {
        this.files = new FollowedFiles<>(places, FileForm.revocationLists(MOST_BYTES));
        this.clock = clock;
    }

    @Override
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer) {
        if (!clock.instant().isBefore(nextLook) && looking.tryLock()) { // while somebody looks, the others go on
            try {
                read(FollowedFiles.Patience.WAIT);
            } finally {
                looking.unlock();
            }
        }
        return Statuses.worst(lists.checked().stream()
                .map(list -> list.status(certificate, issuer))
                .toList());
    }

    /** Reads what may have changed, and tells what cannot be used. */
    List<String> look(FollowedFiles.Patience patience) {
        looking.lock();
        try {
            read(patience);
            return faults.standing();
        } finally {
            looking.unlock();
        }
    }

    private void read(FollowedFiles.Patience patience) {
        nextLook = clock.instant().plus(BETWEEN_LOOKS);
        faults.news(files.look(patience)).forEach(sentence -> LOGGER.warn("{}", sentence));
        List<X509CRL> current = files.current();
        if (current != lists.from()) {
            lists = new Lists(
                    current,
                    current.stream()
                            .map(each -> new RevocationList(each, clock))
                            .toList());
            LOGGER.info("Revocation lists of clients' authorities: {} in use from now on.", current.size());
        }
    }

    /** The same list until something changes. */
    List<X509CRL> current() {
        return lists.from();
    }
}

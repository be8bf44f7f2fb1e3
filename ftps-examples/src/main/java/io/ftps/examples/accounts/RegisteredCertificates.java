/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.CertificateMatch.ThisKey;
import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Whether a certificate, or its key, is registered with anybody. What is registered is read again when it is older than
 * some seconds, so a handshake seldom waits for a store. Safe for use by many threads; blocks as the stores do.
 */
public final class RegisteredCertificates implements Predicate<X509Certificate> {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final List<OpenAccounts> stores;
    private final LongSupplier nanoTime;
    private volatile Snapshot last;

    private record Snapshot(Set<CertificateMatch> matches, long takenAt) {}

    /**
     * Looks into all of these.
     *
     * @param stores of the server and its hosts
     */
    public RegisteredCertificates(List<OpenAccounts> stores) {
        this(stores, System::nanoTime);
    }

    RegisteredCertificates(List<OpenAccounts> stores, LongSupplier nanoTime) {
        this.stores = List.copyOf(stores);
        this.nanoTime = nanoTime;
        this.last = new Snapshot(Set.of(), nanoTime.getAsLong() - FRESH_NANOS);
    }

    @Override
    public boolean test(X509Certificate certificate) {
        Set<CertificateMatch> matches = current();
        return matches.contains(new ThisCertificate(Digest.of(Algorithm.SHA_256, certificate)))
                || matches.contains(new ThisKey(Digest.ofKey(certificate)))
                || matches.contains(new ThisCertificate(Digest.of(Algorithm.SHA_1, certificate)));
    }

    private Set<CertificateMatch> current() {
        return isFresh() ? last.matches() : read();
    }

    private boolean isFresh() {
        return nanoTime.getAsLong() - last.takenAt() < FRESH_NANOS;
    }

    private synchronized Set<CertificateMatch> read() {
        if (!isFresh()) {
            Set<CertificateMatch> found = new HashSet<>();
            try {
                for (OpenAccounts store : stores) {
                    for (Account account : store.accounts()) {
                        account.certificates().forEach(registered -> found.add(registered.match()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            last = new Snapshot(found, nanoTime.getAsLong());
        }
        return last.matches();
    }
}

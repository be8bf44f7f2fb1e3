/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.fetch.Bounds;
import io.ftps.tls.ocsp.OcspClient;
import io.ftps.tls.ocsp.OcspSettings;
import io.ftps.tls.ocsp.RevocationStatus;
import io.ftps.tls.ocsp.RevocationStatus.Good;
import io.ftps.tls.ocsp.RevocationStatus.Revoked;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether certificates on a path to an anchor are revoked, and what is known of it. For any number of threads and of {@link
 * TrustAnchors}.
 *
 * <pre>{@code
 * Revocation revocation = Revocation.builder()
 *         .lists(Path.of("crls"))
 *         .ocsp(OcspSettings.DEFAULT.with(OcspSettings.Time.FETCH, Duration.ofSeconds(3)))
 *         .distributionPoints()
 *         .whenUnknown(RevocationFailure.HARD_FAIL)
 *         .build();
 * }</pre>
 *
 * <p>Three kinds of sources are asked in this order, and the first that says good or revoked counts: lists (CRLs) in files,
 * the OCSP responder, lists at distribution points. Addresses are taken from certificates only when their path to an anchor
 * keeps all other rules, so no stranger aims our questions. Lists count that are signed by the certificate's own issuer, of
 * now, and about this certificate; indirect lists, lists of some reasons and delta lists (RFC 5280, section 5.2.4) are not
 * used, and a responder's own certificate is not asked about. The catch: a thread that asks waits as long as the bounds
 * allow, for each certificate of the path.
 */
public final class Revocation {
    private static final Logger LOGGER = LoggerFactory.getLogger(Revocation.class);

    private final Optional<ListFiles> files;
    private final Optional<OcspClient> ocsp;
    private final Optional<DistributionPoints> points;
    private final RevocationFailure failure;
    private final CheckedCertificates checked;

    private Revocation(Builder settings) {
        Clock clock = settings.clock;
        this.files = settings.lists.isEmpty() ? Optional.empty() : Optional.of(new ListFiles(settings.lists, clock));
        this.ocsp = settings.ocsp.map(each -> new OcspClient(each, clock));
        this.points = settings.points.map(bounds -> new DistributionPoints(bounds, clock));
        this.failure = settings.failure;
        this.checked = settings.checked;
    }

    /**
     * Begins with the defaults.
     *
     * @return settings with no source, {@link RevocationFailure#SOFT_FAIL} and {@link
     *     CheckedCertificates#ALL_BELOW_THE_ANCHOR}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the files anew and forgets what was fetched. Blocks on the disk.
     *
     * @return a sentence for each file that cannot be used; what it held before still counts
     */
    public List<String> reload() {
        forget();
        return look(FollowedFiles.Patience.NOW);
    }

    void forget() {
        ocsp.ifPresent(OcspClient::forget);
        points.ifPresent(DistributionPoints::forget);
    }

    List<String> look(FollowedFiles.Patience patience) {
        return files.map(each -> each.look(patience)).orElse(List.of());
    }

    /** The lists in files, the same until something changes. */
    List<X509CRL> lists() {
        return files.map(ListFiles::current).orElse(List.of());
    }

    /** Why a path that keeps all other rules must not be used. Blocks within the bounds of the sources. */
    Optional<ClientCertificateVerdict> fault(TrustPath path) {
        List<X509Certificate> certificates = path.certificates();
        List<X509Certificate> issuers = path.issuers();
        int count = switch (checked) {
            case CLIENT_ONLY -> 1;
            case ALL_BELOW_THE_ANCHOR -> certificates.size();
        };
        for (int i = 0; i < count; i++) {
            Optional<ClientCertificateVerdict> fault = fault(certificates.get(i), issuers.get(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<ClientCertificateVerdict> fault(X509Certificate certificate, X509Certificate issuer) {
        RevocationStatus status = status(certificate, issuer);
        if (status instanceof Revoked revoked) {
            return Optional.of(new ClientCertificateVerdict.Refused(Validity.name(certificate) + " was " + revoked));
        }
        if (status instanceof Good) {
            return Optional.empty();
        }
        String why = status instanceof RevocationStatus.Unavailable unavailable
                ? unavailable.why()
                : "no list covers it and it names nobody to ask";
        return untold("nobody can tell whether " + Validity.name(certificate) + " is revoked: " + why);
    }

    private Optional<ClientCertificateVerdict> untold(String fault) {
        return switch (failure) {
            case HARD_FAIL -> Optional.of(new ClientCertificateVerdict.Undecided(fault));
            case SOFT_FAIL -> {
                LOGGER.warn("A client is let in although {}.", fault);
                yield Optional.empty();
            }
        };
    }

    private RevocationStatus status(X509Certificate certificate, X509Certificate issuer) {
        List<RevocationStatus> said = new ArrayList<>();
        try {
            for (RevocationSource source : sources()) {
                RevocationStatus status = source.status(certificate, issuer);
                if (status instanceof Good || status instanceof Revoked) {
                    return status;
                }
                said.add(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            said.add(new RevocationStatus.Unavailable("the thread was interrupted"));
        }
        return Statuses.worst(said);
    }

    private List<RevocationSource> sources() {
        return Stream.<Optional<? extends RevocationSource>>of(
                        files, ocsp.map(each -> (RevocationSource) each::status), points)
                .<RevocationSource>flatMap(Optional::stream)
                .toList();
    }

    /** Collects the settings. */
    public static final class Builder {
        private static final Bounds LIST_BOUNDS = new Bounds(Duration.ofSeconds(5), 8 << 20);

        private final List<Path> lists = new ArrayList<>();
        private Optional<OcspSettings> ocsp = Optional.empty();
        private Optional<Bounds> points = Optional.empty();
        private RevocationFailure failure = RevocationFailure.SOFT_FAIL;
        private CheckedCertificates checked = CheckedCertificates.ALL_BELOW_THE_ANCHOR;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Adds revocation lists in files. They are read anew when they change, which is looked at once a second at most, and
         * one that cannot be used changes nothing.
         *
         * @param places files with lists in PEM, or one in DER, of at most 64 MiB each; or folders of such
         * @return this
         */
        public Builder lists(Path... places) {
            lists.addAll(List.of(places));
            return this;
        }

        /**
         * Asks OCSP responders (RFC 6960), which are those that certificates name unless the settings say otherwise.
         *
         * @param settings whom to ask, and bounds
         * @return this
         */
        public Builder ocsp(OcspSettings settings) {
            this.ocsp = Optional.of(settings);
            return this;
        }

        /**
         * Fetches lists from where certificates say they are, over plain HTTP, for 5 seconds and 8 MiB each at most.
         *
         * @return this
         */
        public Builder distributionPoints() {
            this.points = Optional.of(LIST_BOUNDS);
            return this;
        }

        /**
         * The same with other bounds.
         *
         * @param timeout for one list, from connecting to its last byte; longer than nothing
         * @param maxBytes of one list; 32 lists are kept at most
         * @return this
         */
        public Builder distributionPoints(Duration timeout, int maxBytes) {
            if (timeout.isZero() || timeout.isNegative() || maxBytes < 1) {
                throw new IllegalArgumentException("distributionPoints: " + timeout + ", " + maxBytes
                        + " bytes (expected: a time and a number of bytes above zero)");
            }
            this.points = Optional.of(new Bounds(timeout, maxBytes));
            return this;
        }

        /**
         * Sets what is done when no source has an answer.
         *
         * @param choice the choice
         * @return this
         */
        public Builder whenUnknown(RevocationFailure choice) {
            this.failure = Objects.requireNonNull(choice, "choice");
            return this;
        }

        /**
         * Sets which certificates are asked about.
         *
         * @param choice the choice
         * @return this
         */
        public Builder checking(CheckedCertificates choice) {
            this.checked = Objects.requireNonNull(choice, "choice");
            return this;
        }

        /**
         * Sets what tells the time.
         *
         * @param other by default the system's clock
         * @return this
         */
        public Builder clock(Clock other) {
            this.clock = Objects.requireNonNull(other, "other");
            return this;
        }

        /**
         * Reads the files for the first time. Blocks on the disk.
         *
         * @return the finished settings. The catch: a file that cannot be used is logged and is no error
         */
        public Revocation build() {
            Revocation revocation = new Revocation(this);
            revocation.look(FollowedFiles.Patience.NOW);
            return revocation;
        }
    }
}

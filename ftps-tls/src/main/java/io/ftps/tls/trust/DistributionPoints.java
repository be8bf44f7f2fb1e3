/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.fetch.Bounds;
import io.ftps.tls.fetch.FetchException;
import io.ftps.tls.fetch.HttpExchange;
import io.ftps.tls.fetch.KeptAnswers;
import io.ftps.tls.fetch.KeptAnswers.Kept;
import io.ftps.tls.ocsp.RevocationStatus;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Revocation lists where the certificates say they are (RFC 5280, section 4.2.1.13). A list is kept until its next update, and
 * that there is none for a while too; one thread fetches, others who need the same list wait for it.
 */
final class DistributionPoints implements RevocationSource {
    /** Addresses tried for one certificate. */
    private static final int MOST_ADDRESSES = 4;

    private static final int MOST_LISTS = 32;
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** A list belongs to the issuer too, lest somebody's answer for one issuer stand in for another's. */
    private record Place(URI address, X509Certificate issuer) {}

    /** What a place gave. */
    private sealed interface Fetched {
        record Found(RevocationList list) implements Fetched {}

        record Missing(String why) implements Fetched {}
    }

    private final HttpExchange http;
    private final Clock clock;
    private final FileForm<X509CRL> form;
    private final KeptAnswers<Place, Fetched> kept;

    DistributionPoints(Bounds bounds, Clock clock) {
        this.http = new HttpExchange("the distribution point", bounds);
        this.clock = clock;
        this.form = FileForm.revocationLists(bounds.maxBytes());
        this.kept = new KeptAnswers<>(MOST_LISTS, clock);
    }

    @Override
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer) throws InterruptedException {
        List<RevocationStatus> said = new ArrayList<>();
        for (URI address :
                ListScope.addresses(certificate).stream().limit(MOST_ADDRESSES).toList()) {
            RevocationStatus status = status(certificate, new Place(address, issuer));
            if (status instanceof RevocationStatus.Good || status instanceof RevocationStatus.Revoked) {
                return status;
            }
            said.add(status);
        }
        return Statuses.worst(said);
    }

    private RevocationStatus status(X509Certificate certificate, Place place) throws InterruptedException {
        Fetched fetched = kept.get(place, () -> fetch(certificate, place));
        return fetched instanceof Fetched.Found found
                ? found.list().status(certificate, place.issuer())
                : new RevocationStatus.Unavailable(((Fetched.Missing) fetched).why());
    }

    private Kept<Fetched> fetch(X509Certificate certificate, Place place) throws InterruptedException {
        try {
            X509CRL parsed = form.decoded(http.get(place.address()));
            RevocationList list = new RevocationList(parsed, clock);
            if (list.status(certificate, place.issuer()) instanceof RevocationStatus.Unavailable unusable) {
                return missing(unusable.why());
            }
            return new Kept<>(new Fetched.Found(list), end(parsed));
        } catch (FetchException e) {
            return missing("CRL from " + place.address().getHost() + ": " + e.getMessage());
        } catch (GeneralSecurityException | RuntimeException e) {
            return missing("CRL from " + place.address().getHost() + ": what is there is no CRL (expected: DER)");
        }
    }

    /** A list that is out of date is fetched again, but not for every client. */
    private Instant end(X509CRL list) {
        Instant soonest = clock.instant().plus(RETRY);
        return Optional.ofNullable(list.getNextUpdate())
                .map(Date::toInstant)
                .filter(soonest::isBefore)
                .orElse(soonest);
    }

    private Kept<Fetched> missing(String why) {
        return new Kept<>(new Fetched.Missing(why), clock.instant().plus(RETRY));
    }

    void forget() {
        kept.clear();
    }
}

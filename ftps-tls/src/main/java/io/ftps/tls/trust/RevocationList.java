/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ocsp.RevocationStatus;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A revocation list (CRL, RFC 5280, section 5) that believes nobody before it has been checked: name and key of the issuer,
 * its right to sign lists, dates, scope. Whether a key signed it is found out once, since a list may be long. A certificate
 * that is on a list stays revoked when the list is out of date.
 */
final class RevocationList {
    /** Keys of one name whose signature was looked for; there is seldom more than one. */
    private static final int MOST_KEYS = 16;

    private final X509CRL list;
    private final ListScope scope;
    private final Clock clock;
    private final Map<PublicKey, Boolean> signers = new ConcurrentHashMap<>();

    RevocationList(X509CRL list, Clock clock) {
        this.list = list;
        this.scope = ListScope.of(list);
        this.clock = clock;
    }

    X509CRL list() {
        return list;
    }

    RevocationStatus status(X509Certificate certificate, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return new RevocationStatus.Unasked();
        }
        Optional<String> fault = signatureFault(issuer).or(scope::unusable);
        if (fault.isPresent()) {
            return unavailable(fault.get());
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null) {
            CRLReason reason = Optional.ofNullable(entry.getRevocationReason()).orElse(CRLReason.UNSPECIFIED);
            return new RevocationStatus.Revoked(entry.getRevocationDate().toInstant(), reason);
        }
        if (!scope.covers(certificate)) {
            return new RevocationStatus.Unasked();
        }
        return dateFault().map(this::unavailable).orElseGet(RevocationStatus.Good::new);
    }

    private RevocationStatus unavailable(String fault) {
        return new RevocationStatus.Unavailable(
                "the CRL of " + list.getIssuerX500Principal().getName() + " " + fault);
    }

    private Optional<String> signatureFault(X509Certificate issuer) {
        if (!Usage.maySignRevocationLists(issuer)) {
            return Optional.of("is by an issuer that may not sign it: its key usage lacks cRLSign");
        }
        if (Strength.isWeak(list)) {
            return Optional.of("is signed by way of " + list.getSigAlgName() + ", expected SHA-256 or better");
        }
        return isSignedBy(issuer) ? Optional.empty() : Optional.of("is signed by another issuer of the same name");
    }

    private boolean isSignedBy(X509Certificate issuer) {
        if (signers.size() >= MOST_KEYS) {
            signers.clear();
        }
        return signers.computeIfAbsent(issuer.getPublicKey(), this::verifies);
    }

    private boolean verifies(PublicKey key) {
        try {
            list.verify(key);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // keys of unlike kinds refuse each other in many ways
        }
    }

    private Optional<String> dateFault() {
        Instant now = clock.instant();
        if (list.getThisUpdate().toInstant().isAfter(now)) {
            return Optional.of("is not valid before " + list.getThisUpdate().toInstant());
        }
        if (list.getNextUpdate() == null) {
            return Optional.of("does not say when the next one comes");
        }
        Instant until = list.getNextUpdate().toInstant();
        return until.isAfter(now) ? Optional.empty() : Optional.of("expired on " + until);
    }
}

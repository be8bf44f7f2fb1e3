/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rules of one path: ours, each with its reason in plain words, from the owner upwards; then all of RFC 5280, section 6,
 * by the JDK's validator.
 */
final class PathRules {
    /** Certificates below the anchor. */
    static final int MOST_CERTIFICATES = 8;

    private final TrustPath path;
    private final Role role;
    private final Instant now;

    PathRules(TrustPath path, Role role, Instant now) {
        this.path = path;
        this.role = role;
        this.now = now;
    }

    /** The first rule that is broken, in a few words. */
    Optional<String> fault() {
        return lengthFault().or(this::certificateFault).or(this::anchorFault).or(this::validatorFault);
    }

    private Optional<String> lengthFault() {
        int length = path.certificates().size();
        return length <= MOST_CERTIFICATES
                ? Optional.empty()
                : Optional.of("the path is too long: " + length + " certificates below " + Validity.name(path.anchor())
                        + ", expected at most " + MOST_CERTIFICATES);
    }

    private Optional<String> certificateFault() {
        return IntStream.range(0, path.certificates().size())
                .mapToObj(this::certificateFault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> certificateFault(int position) {
        X509Certificate certificate = path.certificates().get(position);
        Optional<String> usage = position == 0
                ? Usage.ownerFault(certificate, role)
                : Usage.issuerFault(certificate, issuersBelow(position));
        return usage.or(() -> Usage.purposeFault(certificate, role))
                .or(() -> Validity.fault(certificate, now))
                .or(() -> Strength.keyFault(certificate))
                .or(() -> Strength.signatureFault(certificate));
    }

    /** What counts for a path length: issuers below a position that did not issue themselves. */
    private int issuersBelow(int position) {
        return (int) path.certificates().subList(1, position).stream()
                .filter(issuer -> !issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal()))
                .count();
    }

    /** Its own signature proves nothing and is not looked at, but its dates, key and name constraints are. */
    private Optional<String> anchorFault() {
        return Usage.anchorFault(path.anchor(), issuersBelow(path.certificates().size()))
                .or(() -> Validity.fault(path.anchor(), now))
                .or(() -> Strength.keyFault(path.anchor()))
                .or(() -> AnchorConstraints.fault(path));
    }

    private Optional<String> validatorFault() {
        try {
            CertPath encoded = CertificateFactory.getInstance("X.509").generateCertPath(path.certificates());
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.anchor(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX").validate(encoded, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(inWords(e));
        } catch (GeneralSecurityException e) {
            return Optional.of("the path cannot be validated: " + e.getMessage());
        }
    }

    private String inWords(CertPathValidatorException broken) {
        int index = broken.getIndex();
        String whose =
                index < 0 ? "the path" : Validity.name(path.certificates().get(index));
        String rule = broken.getReason() == CertPathValidatorException.BasicReason.UNSPECIFIED
                ? broken.getMessage()
                : broken.getReason().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        return whose + " breaks a rule of RFC 5280: " + rule;
    }
}

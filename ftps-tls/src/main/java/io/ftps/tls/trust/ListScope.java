/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** About which certificates a revocation list speaks (RFC 5280, section 5.2.5), and where a certificate says its lists are. */
final class ListScope {
    private static final String ISSUING_POINT = Extension.issuingDistributionPoint.getId();
    private static final String DELTA = Extension.deltaCRLIndicator.getId();

    private final Optional<IssuingDistributionPoint> point;
    private final Optional<String> unusable;

    private ListScope(Optional<IssuingDistributionPoint> point, Optional<String> unusable) {
        this.point = point;
        this.unusable = unusable;
    }

    static ListScope of(X509CRL list) {
        try {
            Optional<IssuingDistributionPoint> point = Optional.ofNullable(list.getExtensionValue(ISSUING_POINT))
                    .map(value -> IssuingDistributionPoint.getInstance(
                            ASN1OctetString.getInstance(value).getOctets()));
            return new ListScope(point, fault(list, point));
        } catch (RuntimeException e) {
            return new ListScope(
                    Optional.empty(), Optional.of("has an issuing distribution point that cannot be read"));
        }
    }

    private static Optional<String> fault(X509CRL list, Optional<IssuingDistributionPoint> point) {
        if (list.getExtensionValue(DELTA) != null) {
            return Optional.of("is a delta list, which is not used");
        }
        if (point.filter(IssuingDistributionPoint::isIndirectCRL).isPresent()) {
            return Optional.of("is an indirect list, which is not used");
        }
        if (point.filter(each -> each.getOnlySomeReasons() != null).isPresent()) {
            return Optional.of("is a list of some reasons only, which is not used");
        }
        Set<String> critical = new HashSet<>(
                Optional.ofNullable(list.getCriticalExtensionOIDs()).orElse(Set.of()));
        critical.remove(ISSUING_POINT);
        return critical.stream().findFirst().map(unknown -> "has the unknown critical extension " + unknown);
    }

    /** Why the list is of no use to us, after its name. */
    Optional<String> unusable() {
        return unusable;
    }

    /** Whether a certificate that is not on the list is thereby known to be good. */
    boolean covers(X509Certificate certificate) {
        return point.map(each -> covers(each, certificate)).orElse(true);
    }

    private static boolean covers(IssuingDistributionPoint point, X509Certificate certificate) {
        boolean authority = certificate.getBasicConstraints() >= 0;
        boolean kind = !point.onlyContainsAttributeCerts()
                && (authority ? !point.onlyContainsUserCerts() : !point.onlyContainsCACerts());
        return kind
                && (point.getDistributionPoint() == null
                        || names(point.getDistributionPoint()).anyMatch(names(certificate)::contains));
    }

    /** The addresses over plain HTTP a certificate gives for lists of its own issuer and for all reasons, in its order. */
    static List<URI> addresses(X509Certificate certificate) {
        return names(certificate).stream()
                .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .flatMap(name -> http(name.getName().toString()))
                .distinct()
                .toList();
    }

    private static Stream<URI> http(String text) {
        try {
            URI address = URI.create(text);
            return "http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
                    ? Stream.of(address)
                    : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static List<GeneralName> names(X509Certificate certificate) {
        byte[] value = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (value == null) {
            return List.of();
        }
        try {
            CRLDistPoint points =
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
            return Arrays.stream(points.getDistributionPoints())
                    .filter(each -> each.getCRLIssuer() == null && each.getReasons() == null)
                    .map(DistributionPoint::getDistributionPoint)
                    .flatMap(name -> name == null ? Stream.empty() : names(name))
                    .toList();
        } catch (RuntimeException e) {
            return List.of(); // what cannot be read names nothing
        }
    }

    private static Stream<GeneralName> names(DistributionPointName name) {
        return name.getType() == DistributionPointName.FULL_NAME
                ? Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                : Stream.empty();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * The names an anchor may vouch for (RFC 5280, section 4.2.1.10). The JDK's validator looks at the constraints of all
 * certificates but the anchor's, which are the ones that limit a partner's authority.
 */
final class AnchorConstraints {
    private AnchorConstraints() {}

    static Optional<String> fault(TrustPath path) {
        try {
            Extension extension = holder(path.anchor()).getExtension(Extension.nameConstraints);
            return extension == null
                    ? Optional.empty()
                    : fault(path, validator(NameConstraints.getInstance(extension.getParsedValue())));
        } catch (CertificateEncodingException | RuntimeException e) {
            return Optional.of(Validity.name(path.anchor()) + " has name constraints that cannot be read");
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) throws CertificateEncodingException {
        return new JcaX509CertificateHolder(certificate);
    }

    private static PKIXNameConstraintValidator validator(NameConstraints constraints) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        Optional.ofNullable(constraints.getPermittedSubtrees()).ifPresent(validator::intersectPermittedSubtree);
        Optional.ofNullable(constraints.getExcludedSubtrees()).stream()
                .<GeneralSubtree>flatMap(Stream::of)
                .forEach(validator::addExcludedSubtree);
        return validator;
    }

    /** Issuers that issued themselves are left out, as in RFC 5280, section 6.1.3. */
    private static Optional<String> fault(TrustPath path, PKIXNameConstraintValidator validator)
            throws CertificateEncodingException {
        List<X509Certificate> certificates = path.certificates();
        for (X509Certificate certificate : certificates) {
            X509CertificateHolder names = holder(certificate);
            boolean counts = certificate.equals(certificates.get(0))
                    || !names.getSubject().equals(names.getIssuer());
            if (counts && !allows(validator, names)) {
                return Optional.of(Validity.name(certificate) + " has a name that " + Validity.name(path.anchor())
                        + " may not vouch for");
            }
        }
        return Optional.empty();
    }

    private static boolean allows(PKIXNameConstraintValidator validator, X509CertificateHolder certificate) {
        X500Name subject = certificate.getSubject();
        GeneralNames others =
                GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
        try {
            if (subject.getRDNs().length > 0) {
                validator.checkPermittedDN(subject);
                validator.checkExcludedDN(subject);
            }
            for (GeneralName each : others == null ? new GeneralName[0] : others.getNames()) {
                validator.checkPermitted(each);
                validator.checkExcluded(each);
            }
            return true;
        } catch (NameConstraintValidatorException e) {
            return false;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Reads the names of a certificate's subject. */
final class SubjectNames {
    /** Numbers of general names as {@link X509Certificate#getSubjectAlternativeNames} gives them. */
    static final int RFC822_NAME = 1;

    static final int UNIFORM_RESOURCE_IDENTIFIER = 6;
    private static final int OTHER_NAME = 0;
    private static final ASN1ObjectIdentifier UPN = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    private SubjectNames() {}

    /** The last one, which is the most specific; it may share its part of the name with others. */
    static Optional<String> commonName(X509Certificate certificate) {
        return Stream.of(X500Name.getInstance(
                                certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(BCStyle.CN))
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .filter(name -> name.getType().equals(BCStyle.CN))
                .reduce((earlier, later) -> later)
                .flatMap(name ->
                        name.getValue() instanceof ASN1String text ? Optional.of(text.getString()) : Optional.empty());
    }

    static List<String> alternatives(X509Certificate certificate, int kind) {
        return names(certificate, kind).map(String::valueOf).toList();
    }

    static List<String> userPrincipalNames(X509Certificate certificate) {
        return names(certificate, OTHER_NAME)
                .filter(byte[].class::isInstance)
                .flatMap(encoded -> userPrincipalName((byte[]) encoded).stream())
                .toList();
    }

    private static Stream<Object> names(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream().filter(name -> name.get(0).equals(kind)).map(name -> name.get(1));
        } catch (CertificateParsingException unreadable) {
            return Stream.empty();
        }
    }

    /** The value of an otherName: an identifier, and explicitly tagged what it identifies. RFC 5280, section 4.2.1.6. */
    private static Optional<String> userPrincipalName(byte[] encoded) {
        try {
            ASN1Primitive read = ASN1Primitive.fromByteArray(encoded);
            ASN1Sequence name = read instanceof ASN1TaggedObject tagged
                    ? ASN1Sequence.getInstance(tagged, false)
                    : ASN1Sequence.getInstance(read);
            ASN1Encodable value = name.getObjectAt(1);
            while (value instanceof ASN1TaggedObject tagged) {
                value = tagged.getExplicitBaseObject();
            }
            return name.getObjectAt(0).equals(UPN) && value instanceof ASN1String text
                    ? Optional.of(text.getString())
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}

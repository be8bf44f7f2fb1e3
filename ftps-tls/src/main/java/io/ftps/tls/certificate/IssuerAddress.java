/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Where a certificate says that its issuer's can be fetched (RFC 5280, section 4.2.2.1). A person may; this never does. */
final class IssuerAddress {
    private static final Pattern PRINTABLE = Pattern.compile("https?://[!-~]{1,200}");

    private IssuerAddress() {}

    static Optional<String> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            var access = AuthorityInformationAccess.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            return Arrays.stream(access.getAccessDescriptions())
                    .filter(place -> place.getAccessMethod().equals(AccessDescription.id_ad_caIssuers))
                    .map(place -> place.getAccessLocation().getName().toString())
                    .filter(PRINTABLE.asMatchPredicate())
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a help that is damaged is none
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a name stands in a certificate, and when two such names are the same. */
public enum NameKind {
    /** The common name of the subject; compared character by character. The subject's most specific one counts. */
    COMMON_NAME("cn"),
    /** An rfc822Name among the alternative names (RFC 5280, section 4.2.1.6); the case of the host part does not count. */
    EMAIL("email"),
    /** A uniformResourceIdentifier among the alternative names; compared character by character. */
    URI("uri"),
    /** A Microsoft user principal name among the alternative names (an otherName); case does not count. */
    USER_PRINCIPAL_NAME("upn");

    private final String prefix;

    NameKind(String prefix) {
        this.prefix = prefix;
    }

    /** The word for it in text. */
    public String prefix() {
        return prefix;
    }

    static Optional<NameKind> withPrefix(String word) {
        return Stream.of(values()).filter(kind -> kind.prefix.equals(word)).findFirst();
    }

    /** All names of this kind in a certificate; none where it cannot be read. */
    public List<String> of(X509Certificate certificate) {
        return switch (this) {
            case COMMON_NAME -> SubjectNames.commonName(certificate).stream().toList();
            case EMAIL -> SubjectNames.alternatives(certificate, SubjectNames.RFC822_NAME);
            case URI -> SubjectNames.alternatives(certificate, SubjectNames.UNIFORM_RESOURCE_IDENTIFIER);
            case USER_PRINCIPAL_NAME -> SubjectNames.userPrincipalNames(certificate);
        };
    }

    /** Whether a certificate has this name. */
    public boolean isIn(X509Certificate certificate, String name) {
        return of(certificate).stream().anyMatch(found -> same(found, name));
    }

    private boolean same(String one, String other) {
        return switch (this) {
            case COMMON_NAME, URI -> one.equals(other);
            case USER_PRINCIPAL_NAME -> one.equalsIgnoreCase(other);
            case EMAIL -> sameMailbox(one, other);
        };
    }

    /** RFC 5280, section 7.5. */
    private static boolean sameMailbox(String one, String other) {
        int at = one.lastIndexOf('@');
        return at == other.lastIndexOf('@')
                && at >= 0
                && one.substring(0, at).equals(other.substring(0, at))
                && one.substring(at).equalsIgnoreCase(other.substring(at));
    }
}

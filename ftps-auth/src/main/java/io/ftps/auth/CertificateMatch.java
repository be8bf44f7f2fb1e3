/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.Digest.Algorithm;
import java.util.Locale;
import java.util.Optional;

/**
 * How a certificate is recognised as a user's. Written in one line: {@code sha256/DIGEST}, {@code sha1/DIGEST} (weak),
 * {@code key/DIGEST}, or a name and the key of the authority that must vouch for it: {@code cn/KEY/NAME}, {@code email/KEY/NAME},
 * {@code uri/KEY/NAME}, {@code upn/KEY/NAME}.
 */
public sealed interface CertificateMatch {
    /** Whether this is the certificate. Trust was looked at before, and is not looked at here. */
    boolean matches(PresentedCertificate presented);

    /** The line that {@link #parse} reads. */
    String text();

    /** Whether somebody could make another certificate that is taken for this one; tools say so where they list it. */
    default boolean isWeak() {
        return false;
    }

    /**
     * This very certificate.
     *
     * @param digest of the whole certificate
     */
    record ThisCertificate(Digest digest) implements CertificateMatch {
        /** The certificate of somebody who has just presented it. */
        public static ThisCertificate of(PresentedCertificate presented) {
            return new ThisCertificate(presented.digest());
        }

        @Override
        public boolean matches(PresentedCertificate presented) {
            return digest.equals(presented.digest(digest.algorithm()));
        }

        @Override
        public boolean isWeak() {
            return digest.algorithm() == Algorithm.SHA_1;
        }

        @Override
        public String text() {
            return (digest.algorithm() == Algorithm.SHA_256 ? "sha256/" : "sha1/") + digest.hex();
        }
    }

    /**
     * Any certificate with this key, such as a renewed one.
     *
     * @param key digest of the SubjectPublicKeyInfo
     */
    record ThisKey(Digest key) implements CertificateMatch {
        /** The key of somebody who has just presented it. */
        public static ThisKey of(PresentedCertificate presented) {
            return new ThisKey(presented.key());
        }

        @Override
        public boolean matches(PresentedCertificate presented) {
            return key.equals(presented.key());
        }

        @Override
        public String text() {
            return "key/" + key.hex();
        }
    }

    /**
     * Any certificate with this name, if an authority with this key vouches for it. The catch: the authority must not give the
     * same name to two people.
     *
     * @param kind where in the certificate the name stands
     * @param authority digest of the SubjectPublicKeyInfo of an issuer, of any rank
     * @param name compared as {@link NameKind} says
     */
    record NameByAuthority(NameKind kind, Digest authority, String name) implements CertificateMatch {
        /** Refuses an empty name with {@link IllegalArgumentException}. */
        public NameByAuthority {
            if (name.isBlank()) {
                throw new IllegalArgumentException("The name in the certificate is empty (expected: a "
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ").");
            }
        }

        @Override
        public boolean matches(PresentedCertificate presented) {
            return presented.issuerKeys().contains(authority) && kind.isIn(presented.leaf(), name);
        }

        @Override
        public String text() {
            return kind.prefix() + "/" + authority.hex() + "/" + name;
        }
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException with one sentence
     */
    static CertificateMatch parse(String text) {
        String[] parts = text.split("/", 3);
        Optional<CertificateMatch> read = parts.length == 2
                ? ofDigest(parts[0], parts[1])
                : NameKind.withPrefix(parts[0])
                        .filter(kind -> parts.length == 3)
                        .map(kind -> new NameByAuthority(kind, new Digest(Algorithm.SHA_256, parts[1]), parts[2]));
        return read.orElseThrow(() -> new IllegalArgumentException("The certificate is described as \"" + parts[0]
                + "\" (expected: sha256/DIGEST, key/DIGEST, or cn, email, uri or upn, as cn/KEY/NAME)."));
    }

    private static Optional<CertificateMatch> ofDigest(String kind, String digits) {
        return switch (kind) {
            case "sha256" -> Optional.of(new ThisCertificate(new Digest(Algorithm.SHA_256, digits)));
            case "sha1" -> Optional.of(new ThisCertificate(new Digest(Algorithm.SHA_1, digits)));
            case "key" -> Optional.of(new ThisKey(new Digest(Algorithm.SHA_256, digits)));
            default -> Optional.empty();
        };
    }
}

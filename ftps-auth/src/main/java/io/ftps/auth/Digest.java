/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a certificate or its key is recognised by: a digest, in lower-case hexadecimal digits. Colons and capitals, as other
 * programs print them, are read too.
 *
 * @param algorithm how it is made
 * @param hex its digits
 */
public record Digest(Algorithm algorithm, String hex) {
    private static final Pattern SEPARATORS = Pattern.compile("[:\\s]");

    /** How a digest is made. */
    public enum Algorithm {
        /** 64 digits. */
        SHA_256("SHA-256", 64),
        /** 40 digits. Weak: another certificate with the same digest can be made; only for records that are imported. */
        SHA_1("SHA-1", 40);

        private final String name;
        private final int digits;

        Algorithm(String name, int digits) {
            this.name = name;
            this.digits = digits;
        }
    }

    /** Checks and normalises the digits; refuses others with {@link IllegalArgumentException}. */
    public Digest {
        hex = SEPARATORS.matcher(hex).replaceAll("").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{" + algorithm.digits + "}")) {
            throw new IllegalArgumentException("The " + algorithm.name + " digest has " + hex.length()
                    + " characters (expected: " + algorithm.digits + " hexadecimal digits).");
        }
    }

    /** Of a whole certificate. */
    public static Digest of(Algorithm algorithm, X509Certificate certificate) {
        try {
            return of(algorithm, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded.", e);
        }
    }

    /** Of a certificate's public key, as its SubjectPublicKeyInfo (RFC 5280, section 4.1), by SHA-256. */
    public static Digest ofKey(X509Certificate certificate) {
        return of(Algorithm.SHA_256, certificate.getPublicKey().getEncoded());
    }

    private static Digest of(Algorithm algorithm, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm.name).digest(content);
            return new Digest(algorithm, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + algorithm.name + ".", impossible);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

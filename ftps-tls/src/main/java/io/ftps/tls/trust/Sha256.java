/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A SHA-256 as people compare it.
 *
 * @param hex 64 digits, lower case
 */
record Sha256(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    /** Reads hexadecimal digits of any case, with or without colons between the bytes. */
    static Sha256 parse(String text) {
        String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "SHA-256: " + text + " (expected: 64 hexadecimal digits, with or without colons)");
        }
        return new Sha256(hex);
    }

    static Sha256 of(X509Certificate certificate) {
        try {
            return of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded.", e);
        }
    }

    /** Of the SubjectPublicKeyInfo, which is how Java encodes X.509 keys. */
    static Sha256 of(PublicKey key) {
        return of(key.getEncoded());
    }

    private static Sha256 of(byte[] encoded) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A Java platform without SHA-256 cannot serve TLS.", e);
        }
    }
}

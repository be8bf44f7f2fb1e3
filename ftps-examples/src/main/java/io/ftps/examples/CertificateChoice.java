/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.CertificateMatch;
import io.ftps.auth.CertificateMatch.NameByAuthority;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.CertificateMatch.ThisKey;
import io.ftps.auth.NameKind;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.RegisteredCertificate;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What registering a certificate at hand could mean, and what is wrong with it. */
record CertificateChoice(PresentedCertificate presented) {
    /** By this very certificate. */
    static final String CERTIFICATE = "certificate";

    private static final String KEY = "key";
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_CURVE_BITS = 256;

    /** Each way under its word; names only if somebody vouches for them, and the first of a kind. */
    Map<String, CertificateMatch> ways() {
        Map<String, CertificateMatch> ways = new LinkedHashMap<>();
        ways.put(CERTIFICATE, ThisCertificate.of(presented));
        ways.put(KEY, ThisKey.of(presented));
        presented.issuerKeys().stream().findFirst().ifPresent(authority -> {
            for (NameKind kind : NameKind.values()) {
                kind.of(presented.leaf()).stream()
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .ifPresent(name -> ways.put(kind.prefix(), new NameByAuthority(kind, authority, name)));
            }
        });
        return ways;
    }

    /** The way somebody has asked for. */
    RegisteredCertificate by(String word) throws IOException {
        CertificateMatch match = ways().get(word);
        if (match == null) {
            throw new IOException("The certificate of " + subject() + " cannot be told by " + word
                    + " (expected: one of " + String.join(", ", ways().keySet()) + ").");
        }
        return RegisteredCertificate.of(match, presented);
    }

    /** One sentence for each thing an operator should know before relying on it. */
    List<String> warnings(Instant now) {
        X509Certificate leaf = presented.leaf();
        List<String> warnings = new ArrayList<>();
        if (leaf.getNotAfter().toInstant().isBefore(now)) {
            warnings.add("The certificate expired at " + leaf.getNotAfter().toInstant()
                    + ", so nobody logs in by it; ask for a new one.");
        }
        if (leaf.getNotBefore().toInstant().isAfter(now)) {
            warnings.add(
                    "The certificate is not valid before " + leaf.getNotBefore().toInstant() + ".");
        }
        weakness(leaf.getPublicKey())
                .ifPresent(fault -> warnings.add("The certificate is weak: " + fault + "; ask for a better one."));
        if (leaf.getSigAlgName().matches("(SHA1|MD5|MD2).*")
                && !presented.issuers().isEmpty()) {
            warnings.add("The certificate is weak: it is signed by way of " + leaf.getSigAlgName()
                    + "; ask for a better one.");
        }
        return warnings;
    }

    private static Optional<String> weakness(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            return Optional.of("its RSA key has " + rsa.getModulus().bitLength() + " bits, expected " + LEAST_RSA_BITS);
        }
        if (key instanceof ECPublicKey curve
                && curve.getParams().getCurve().getField().getFieldSize() < LEAST_CURVE_BITS) {
            return Optional.of("its curve has fewer than " + LEAST_CURVE_BITS + " bits");
        }
        return Optional.empty();
    }

    String subject() {
        return presented.leaf().getSubjectX500Principal().getName();
    }
}

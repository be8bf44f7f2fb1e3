/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A presented certificate as bytes: DER, one certificate behind the other. No issuers at all say that nobody vouches for it. */
final class StoredChain {
    /** Certificates of a chain that are kept, the client's first. */
    private static final int MOST_CERTIFICATES = 8;

    /** Of a chain; 32 KiB. */
    private static final int MOST_BYTES = 32 * 1_024;

    private final byte[] chain;
    private final Optional<byte[]> issuers;

    StoredChain(byte[] chain, Optional<byte[]> issuers) {
        this.chain = chain;
        this.issuers = issuers;
    }

    /** As much of its beginning as fits; nothing where not even the client's certificate does. */
    static Optional<StoredChain> of(PresentedCertificate presented) {
        byte[] chain = encoded(presented.chain());
        Optional<byte[]> issuers = presented.isTrusted() ? Optional.of(encoded(presented.issuers())) : Optional.empty();
        return chain.length == 0 ? Optional.empty() : Optional.of(new StoredChain(chain, issuers));
    }

    /** The client's certificate first. */
    byte[] chain() {
        return chain;
    }

    Optional<byte[]> issuers() {
        return issuers;
    }

    int bytes() {
        return chain.length + issuers.map(stored -> stored.length).orElse(0);
    }

    /** Refuses what is no certificate with {@link IllegalArgumentException}. */
    PresentedCertificate presented() {
        Trust trust =
                issuers.<Trust>map(stored -> new Trust.Trusted(decoded(stored))).orElseGet(Trust.Unknown::new);
        return new PresentedCertificate(decoded(chain), trust);
    }

    private static byte[] encoded(List<X509Certificate> certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (X509Certificate certificate : certificates.subList(0, Math.min(MOST_CERTIFICATES, certificates.size()))) {
            byte[] der = der(certificate);
            if (out.size() + der.length > MOST_BYTES) {
                break;
            }
            out.writeBytes(der);
        }
        return out.toByteArray();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded.", impossible);
        }
    }

    private static List<X509Certificate> decoded(byte[] stored) {
        ByteArrayInputStream in = new ByteArrayInputStream(stored);
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (in.available() > 0) {
                certificates.add((X509Certificate) factory.generateCertificate(in));
            }
            return certificates;
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("Its certificates cannot be read (expected: DER).", unreadable);
        }
    }
}

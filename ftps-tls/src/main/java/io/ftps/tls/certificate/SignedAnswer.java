/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.IssuerChain;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an authority has sent in answer to a request, looked at before it is used: it must be for the key, its chain must be
 * whole, and every certificate good now (RFC 5280, section 6, without revocation).
 *
 * @param certificates what was sent, in any order
 * @param place where it was read, for messages
 * @param authorities roots, or issuers below a root, at which the chain may end although they were not sent
 */
public record SignedAnswer(List<X509Certificate> certificates, String place, List<X509Certificate> authorities) {
    /** Copies the lists. */
    public SignedAnswer {
        certificates = List.copyOf(certificates);
        authorities = List.copyOf(authorities);
    }

    /**
     * Joins the answer and the key that was kept. Blocks on the disk for the key.
     *
     * @param key a PEM file
     * @param passphrase of the key if it is encrypted
     * @param clock tells what now is
     * @return key and chain as a server shows them: the key's certificate first, without the root
     * @throws CertifiedKeyException naming the file and its fault
     */
    public CertifiedKey complete(Path key, Optional<Passphrase> passphrase, Clock clock) {
        CertifiedKey joined = join(key, passphrase.map(Passphrase::read));
        List<X509Certificate> known =
                Stream.concat(certificates.stream(), authorities.stream()).toList();
        IssuerChain chain = IssuerChain.from(joined.certificate(), known);
        X509Certificate anchor = chain.last();
        if (!chain.isWhole() && !authorities.contains(anchor)) {
            throw new CertifiedKeyException(missing(anchor));
        }
        check(chain, anchor, clock.instant());
        List<X509Certificate> shown = new ArrayList<>(chain.certificates());
        if (shown.size() > 1) {
            shown.remove(anchor);
        }
        return CertifiedKey.of(joined.privateKey(), shown);
    }

    private CertifiedKey join(Path key, Optional<char[]> secret) {
        try {
            return CertifiedKey.fromPemKey(key, secret, certificates);
        } finally {
            secret.ifPresent(characters -> Arrays.fill(characters, '\0'));
        }
    }

    private String missing(X509Certificate last) {
        String source = IssuerAddress.of(last)
                .map(address -> ", such as from " + address)
                .orElse("");
        return place + " lacks the certificate of "
                + last.getIssuerX500Principal().getName() + ", which issued that of "
                + last.getSubjectX500Principal().getName() + " (expected: all issuers; get it from the authority"
                + source + ", and give it beside the answer).";
    }

    private void check(IssuerChain chain, X509Certificate anchor, Instant now) {
        for (X509Certificate certificate : chain.certificates()) {
            outOfDate(certificate, now).ifPresent(reason -> {
                throw fault(certificate, reason, Optional.empty());
            });
        }
        List<X509Certificate> below =
                chain.certificates().stream().filter(one -> !one.equals(anchor)).toList();
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
        } catch (CertPathValidatorException e) {
            X509Certificate culprit = e.getIndex() < 0 ? anchor : below.get(e.getIndex());
            throw fault(culprit, String.valueOf(e.getMessage()), Optional.of(e));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A Java platform without PKIX cannot check chains.", e);
        }
    }

    /** A validator leaves the anchor out, and says less. */
    private static Optional<String> outOfDate(X509Certificate certificate, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            return Optional.of("it expired at " + end);
        }
        return begin.isAfter(now) ? Optional.of("it is not valid before " + begin) : Optional.empty();
    }

    private CertifiedKeyException fault(X509Certificate culprit, String reason, Optional<Exception> cause) {
        String sentence =
                "The certificate of " + culprit.getSubjectX500Principal().getName() + " in " + place
                        + " cannot be used: " + reason + " (expected: a new answer of the authority).";
        return cause.map(failure -> new CertifiedKeyException(sentence, failure))
                .orElseGet(() -> new CertifiedKeyException(sentence));
    }
}

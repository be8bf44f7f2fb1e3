/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.IssuerChain;
import io.ftps.tls.certificate.KeyAlgorithm;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * All that stands in some certificates that lie together.
 *
 * @param together in the order they were found
 * @param known more, among which issuers may be
 * @param now the time
 */
record CertificateSheet(List<X509Certificate> together, List<X509Certificate> known, Instant now) {
    /** A block for the first and its chain, then one for each that is no part of it. */
    void addTo(Sheet sheet) {
        List<X509Certificate> rest = together;
        while (!rest.isEmpty()) {
            IssuerChain chain = IssuerChain.from(rest.get(0), together);
            block(sheet.gap(), chain);
            rest = rest.stream()
                    .filter(one -> !chain.certificates().contains(one))
                    .toList();
        }
    }

    private void block(Sheet sheet, IssuerChain chain) {
        X509Certificate certificate = chain.first();
        Facts facts = new Facts(certificate);
        Digests digests = new Digests(certificate);
        sheet.row("subject", facts.subject())
                .row("issuer", facts.issuer())
                .row("names", facts.names())
                .row("valid", new Dates(certificate, now).span())
                .row("for", facts.purpose())
                .row("key", KeyAlgorithm.describe(certificate.getPublicKey()))
                .row("signature", certificate.getSigAlgName())
                .row("serial", certificate.getSerialNumber().toString(16))
                .row("certificate", digests.whole())
                .row("public key", digests.key());
        chain(sheet, chain);
    }

    private void chain(Sheet sheet, IssuerChain chain) {
        String label = "chain";
        for (X509Certificate issuer :
                chain.certificates().subList(1, chain.certificates().size())) {
            sheet.row(label, new Facts(issuer).subject() + ", valid " + new Dates(issuer, now).until());
            label = "";
        }
        sheet.row(label, end(chain));
    }

    private String end(IssuerChain chain) {
        if (chain.isWhole()) {
            return chain.certificates().size() == 1
                    ? "none: it vouches for itself"
                    : "whole, with the root, which clients must have themselves";
        }
        String missing = chain.last().getIssuerX500Principal().getName();
        if (known.isEmpty()) {
            return "up to " + missing + ", which is not here: clients must have it";
        }
        IssuerChain further = IssuerChain.from(chain.last(), known);
        return known.contains(further.last())
                ? "whole, up to " + new Facts(further.last()).subject()
                : "BROKEN: the certificate of " + missing + " is missing";
    }
}

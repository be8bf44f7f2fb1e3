/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.CertifiedKey;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What a person reads after a certificate was made.
 *
 * @param sheet what has been said so far
 * @param certificate the new one
 * @param now the time
 */
record MadeSheet(Sheet sheet, X509Certificate certificate, Instant now) {
    static MadeSheet of(CertifiedKey identity, Instant now) {
        return new MadeSheet(new Sheet(), identity.certificate(), now);
    }

    /** Such as {@code Issued a certificate for ftp.example.com, valid until 2027-11-22 (365 days left):}. */
    MadeSheet begin(String deed) {
        sheet.line(deed + ", valid " + new Dates(certificate, now).until() + ":");
        return this;
    }

    /** Which somebody else may have chosen, and which a server may take for a user's name. */
    MadeSheet subject() {
        sheet.row("subject", new Facts(certificate).subject());
        return this;
    }

    MadeSheet file(String label, Path file, String what) {
        sheet.row(label, file + what);
        return this;
    }

    /** As other programs print it, to compare. */
    Sheet end() {
        return sheet.row("SHA-256", CertifiedKey.sha256Fingerprint(certificate)).gap();
    }
}

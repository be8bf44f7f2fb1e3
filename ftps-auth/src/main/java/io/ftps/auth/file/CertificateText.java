/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.CertificateMatch;
import io.ftps.auth.RegisteredCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A registered certificate in one value: {@code MATCH}, {@code MATCH;until=DATE} or {@code MATCH;until=DATE;subject=NAME}. Its
 * parts are encoded one by one, so that a semicolon in a name is {@code %3B}.
 */
final class CertificateText {
    private static final String UNTIL = "until=";
    private static final String SUBJECT = "subject=";

    private CertificateText() {}

    /** Reads a value as it stands in the file. */
    static RegisteredCertificate parse(String encoded) {
        List<String> parts = List.of(encoded.split(";", -1));
        Optional<Instant> until = Optional.empty();
        Optional<String> subject = Optional.empty();
        for (String part : parts.subList(1, parts.size())) {
            String text = PercentText.decode(part);
            if (text.startsWith(UNTIL) && until.isEmpty()) {
                until = Optional.of(MomentText.parse("certificate, part until,", text.substring(UNTIL.length())));
            } else if (text.startsWith(SUBJECT) && subject.isEmpty()) {
                subject = Optional.of(text.substring(SUBJECT.length()));
            } else {
                throw new IllegalArgumentException("The setting certificate has the part \"" + part
                        + "\" (expected: until=DATE or subject=NAME, each once, with %3B for each semicolon in it).");
            }
        }
        return new RegisteredCertificate(CertificateMatch.parse(PercentText.decode(parts.get(0))), subject, until);
    }

    /** Writes a value as it stands in the file. */
    static String format(RegisteredCertificate certificate) {
        List<String> parts = new ArrayList<>();
        parts.add(certificate.match().text());
        certificate.notAfter().map(MomentText::format).map(UNTIL::concat).ifPresent(parts::add);
        certificate.subject().map(SUBJECT::concat).ifPresent(parts::add);
        return String.join(
                ";",
                parts.stream()
                        .map(part -> PercentText.encode(part).replace(";", "%3B"))
                        .toList());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.wire.ReceivedLine;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What clients of other protocols say: browsers and mailers that were lured here, so that a reply which quotes them does harm
 * elsewhere (ALPACA), and programs that expect TLS from the first byte.
 */
final class ForeignTalk {
    private static final Set<String> HTTP =
            Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "PRI", "HOST:");
    private static final Set<String> SMTP = Set.of("EHLO", "HELO", "LHLO", "MAIL");

    private ForeignTalk() {}

    /**
     * Recognizes a line that no client of FTP sends before it has logged in.
     *
     * @return one sentence for the operator, which quotes nothing
     */
    static Optional<String> in(ReceivedLine line) {
        if (line instanceof ReceivedLine.TlsRecord) {
            return Optional.of("The client began TLS where commands are expected; it may be set to implicit TLS.");
        }
        return line instanceof ReceivedLine.Text text ? spoken(verb(text.text())) : Optional.empty();
    }

    private static String verb(String line) {
        int end = line.indexOf(' ');
        return (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
    }

    private static Optional<String> spoken(String verb) {
        if (HTTP.contains(verb)) {
            return Optional.of("The client speaks HTTP.");
        }
        return SMTP.contains(verb) ? Optional.of("The client speaks SMTP.") : Optional.empty();
    }
}

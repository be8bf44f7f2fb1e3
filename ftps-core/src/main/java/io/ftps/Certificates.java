/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.ftps.server.Listener;
import java.util.Optional;

/** Whether listeners have a certificate to show. To have none is no mistake of the program: one may yet come. */
final class Certificates {
    private Certificates() {}

    /** What to tell an operator when a listener starts without one. */
    static Optional<String> advice(Listener listener) {
        if (listener.tls().hasCertificates()) {
            return Optional.empty();
        }
        String logins = switch (listener.mode()) {
            case IMPLICIT, EXPLICIT -> "nobody can log in";
            case PLAIN_LOGIN_ALLOWED -> "all logins are in clear";
        };
        return Optional.of("Listener " + listener.name() + " HAS NO CERTIFICATE: TLS is refused and " + logins
                + " there until its certificate selector has one; no restart is needed then.");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/**
 * Thrown by a {@link CertificateSelector} that refuses the server name: the client gets the alert unrecognized_name
 * (RFC 6066, section 3). It is a policy at work and not a fault, so it has no stack trace and is not logged here.
 */
public final class UnrecognizedNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a name.
     *
     * @param serverName what the client asked for, if it named anything
     */
    public UnrecognizedNameException(Optional<String> serverName) {
        super(
                serverName
                        .map(name -> "No certificate is served for the name " + name + " that the client asked for.")
                        .orElse("The client named no server, and only known names are served."),
                null,
                false,
                false);
    }
}

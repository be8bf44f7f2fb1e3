/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One certificate that somebody counts on, or the place where there should be one. Immutable.
 *
 * @param role what it is for
 * @param place where it is used, in words that an operator knows it by, such as {@code listener explicit, port 21}; the same from
 *     look to look, for by it a notice is known again
 * @param certificate the certificate; empty where there is none and one is needed
 * @param remedy what mends it when it is over or missing, such as a command to paste
 */
public record Watched(CertificateRole role, String place, Optional<X509Certificate> certificate, String remedy) {}

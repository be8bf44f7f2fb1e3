/* SPDX-License-Identifier: Apache-2.0 */
/**
 * OCSP (RFC 6960): asking a certificate authority whether a certificate is revoked, and keeping its answers.
 *
 * <p>{@link io.ftps.tls.ocsp.OcspStapler} keeps answers about our own certificates, for the engine to show them.
 * {@link io.ftps.tls.ocsp.OcspClient} asks about the certificates of clients.
 */
@NullMarked
package io.ftps.tls.ocsp;

import org.jspecify.annotations.NullMarked;

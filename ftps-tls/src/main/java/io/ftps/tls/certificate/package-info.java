/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Making certificates, keeping them on disk, and following them there.
 *
 * <p>{@link io.ftps.tls.certificate.SelfSigned} makes the certificate a server can start with before it has a real one;
 * {@link io.ftps.tls.certificate.CertificateAuthority} issues others, {@link io.ftps.tls.certificate.CertificateRequest} asks an
 * authority for one and {@link io.ftps.tls.certificate.SignedAnswer} takes what it sends.
 * {@link io.ftps.tls.certificate.PemOutput} writes them so that nobody but the owner can read a key.
 * {@link io.ftps.tls.certificate.ReloadingIdentities} reads identities from {@link
 * io.ftps.tls.certificate.CertificateSource}s and reads them again whenever they change.
 */
@NullMarked
package io.ftps.tls.certificate;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Making certificates, keeping them on disk, and following them there.
 *
 * <p>{@link io.ftps.tls.certificate.SelfSigned} makes the certificate a server can start with before it has a real one;
 * {@link io.ftps.tls.certificate.PemFiles} writes any identity so that nobody but the owner can read its key.
 * {@link io.ftps.tls.certificate.ReloadingIdentities} reads identities from {@link
 * io.ftps.tls.certificate.CertificateSource}s and reads them again whenever they change.
 */
@NullMarked
package io.ftps.tls.certificate;

import org.jspecify.annotations.NullMarked;

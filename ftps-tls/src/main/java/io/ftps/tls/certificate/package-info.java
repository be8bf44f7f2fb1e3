/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Making certificates and keeping them on disk.
 *
 * <p>{@link io.ftps.tls.certificate.SelfSigned} makes the certificate a server can start with before it has a real one;
 * {@link io.ftps.tls.certificate.PemFiles} writes any identity so that nobody but the owner can read its key.
 */
@NullMarked
package io.ftps.tls.certificate;

import org.jspecify.annotations.NullMarked;

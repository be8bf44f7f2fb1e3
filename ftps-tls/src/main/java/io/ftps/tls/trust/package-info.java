/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Stock verifiers of client certificates, for {@link io.ftps.tls.ServerTls.Builder#clientCertificates}. Start reading at {@link
 * io.ftps.tls.trust.TrustAnchors}; what is revoked is told by {@link io.ftps.tls.trust.Revocation}.
 */
@NullMarked
package io.ftps.tls.trust;

import org.jspecify.annotations.NullMarked;

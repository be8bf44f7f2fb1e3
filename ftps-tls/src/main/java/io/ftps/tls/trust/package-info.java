/* SPDX-License-Identifier: Apache-2.0 */
/** Stock verifiers of client certificates, for {@link io.ftps.tls.ServerTls.Builder#clientCertificates}. */
@NullMarked
package io.ftps.tls.trust;

import org.jspecify.annotations.NullMarked;

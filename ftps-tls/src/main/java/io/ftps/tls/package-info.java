/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who a server is and what it negotiates: certificates, their selection, and TLS sessions over several channels of one
 * client.
 *
 * <p>Start at {@link io.ftps.tls.ServerTls}, which is made once. For each client it makes a
 * {@link io.ftps.tls.TlsConnection}, whose handlers go into Netty pipelines and answer with one
 * {@link io.ftps.tls.TlsOutcome} each. Identities are {@link io.ftps.tls.CertifiedKey}s; a
 * {@link io.ftps.tls.CertificateSelector} picks one for each client. What is negotiated is a {@link io.ftps.tls.TlsProfile},
 * which also explains why a client is refused. What clients show is judged by a
 * {@link io.ftps.tls.ClientCertificateVerifier}. Nothing here touches properties, providers or any
 * other state of the whole JVM.
 */
@NullMarked
package io.ftps.tls;

import org.jspecify.annotations.NullMarked;

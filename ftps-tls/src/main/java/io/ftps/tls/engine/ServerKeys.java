/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;

/** How keys and chains get into BoringSSL's contexts. */
interface ServerKeys {
    /** Begins a context that shows this identity; does not block. */
    SslContextBuilder builderFor(CertifiedKey identity) throws SSLException;
}

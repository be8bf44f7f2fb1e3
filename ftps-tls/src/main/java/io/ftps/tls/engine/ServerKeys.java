/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.netty.handler.ssl.SslContextBuilder;

/** How keys and chains get into BoringSSL's contexts. */
interface ServerKeys {
    /**
     * Begins contexts that show this identity; called once for each. Does not block.
     *
     * @throws IllegalStateException if BoringSSL cannot read the key
     */
    SslContextBuilder builderFor(CertifiedKey identity);
}

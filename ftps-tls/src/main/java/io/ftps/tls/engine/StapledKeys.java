/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import javax.net.ssl.KeyManagerFactory;

/**
 * Keys that Netty parses into BoringSSL for each context: a staple is shown only beside these, because it belongs to the
 * key of one engine and not to one shared by all.
 */
final class StapledKeys implements ServerKeys {
    @Override
    public SslContextBuilder builderFor(CertifiedKey identity) {
        KeyManagerFactory single = new KeyManagerFactoryWrapper(new SingleKeyManager(identity));
        return SslContextBuilder.forServer(new OpenSslCachingX509KeyManagerFactory(single))
                .enableOcsp(true);
    }
}

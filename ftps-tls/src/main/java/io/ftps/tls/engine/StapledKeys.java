/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManagerFactory;

/**
 * Keys that Netty parses into BoringSSL for each context: a staple is shown only beside these, because it belongs to the
 * key of one engine and not to one shared by all.
 */
final class StapledKeys implements ServerKeys {
    private final Map<CertifiedKey, KeyManagerFactory> factories = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public SslContextBuilder builderFor(CertifiedKey identity) {
        return SslContextBuilder.forServer(factories.computeIfAbsent(identity, StapledKeys::factory))
                .enableOcsp(true);
    }

    private static KeyManagerFactory factory(CertifiedKey identity) {
        return new OpenSslCachingX509KeyManagerFactory(new KeyManagerFactoryWrapper(new SingleKeyManager(identity)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;

/** Contexts on BoringSSL: some 30 microseconds and 8 KiB each, most of it outside the heap. */
final class BoringSslContexts implements ContextFactory {
    private static final byte[] SESSION_ID_CONTEXT = "io.ftps.tls".getBytes(StandardCharsets.US_ASCII);

    private final TlsProfile profile;
    private final Optional<OcspStaples> staples;
    private final Map<CertifiedKey, KeyManagerFactory> keyManagers = Collections.synchronizedMap(new WeakHashMap<>());

    BoringSslContexts(TlsProfile profile, Optional<OcspStaples> staples) {
        this.profile = profile;
        this.staples = staples;
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.BORINGSSL;
    }

    @Override
    public boolean staples() {
        return staples.isPresent();
    }

    @Override
    public ConnectionContext newContext(CertifiedKey key) throws SSLException {
        SslContext context = SslContextBuilder.forServer(
                        keyManagers.computeIfAbsent(key, BoringSslContexts::keyManager))
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(NoClientTrust.INSTANCE)
                .protocols(profile.protocols())
                .ciphers(profile.cipherSuites(), SupportedCipherSuiteFilter.INSTANCE)
                .sessionTimeout(SessionTimeout.SECONDS)
                .enableOcsp(staples())
                .build();
        OpenSslServerSessionContext sessions = (OpenSslServerSessionContext) context.sessionContext();
        sessions.setSessionIdContext(SESSION_ID_CONTEXT);
        sessions.setTicketKeys(); // no keys of ours: BoringSSL makes random ones for this context
        return new BoringSslContext(context, () -> staples.flatMap(source -> source.staple(key)));
    }

    private static KeyManagerFactory keyManager(CertifiedKey key) {
        return new OpenSslCachingX509KeyManagerFactory(new KeyManagerFactoryWrapper(new SingleKeyManager(key)));
    }
}

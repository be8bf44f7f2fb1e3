/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Contexts on BoringSSL: some 30 microseconds and 8 KiB each, most of it outside the heap. */
final class BoringSslContexts implements ContextFactory {
    private static final byte[] SESSION_ID_CONTEXT = "io.ftps.tls".getBytes(StandardCharsets.US_ASCII);
    private static final TrustManagerFactory NO_CLIENT_TRUST = new TrustManagerFactoryWrapper(NoClientTrust.INSTANCE);

    private final TlsProfile profile;
    private final Optional<OcspStaples> staples;
    private final ServerKeys keys;

    BoringSslContexts(TlsProfile profile, Optional<OcspStaples> staples) {
        this.profile = profile;
        this.staples = staples;
        this.keys = staples.isPresent() ? new StapledKeys() : new SharedKeys();
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
        SslContext context = keys.builderFor(key)
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(NO_CLIENT_TRUST)
                .protocols(profile.protocols())
                .ciphers(profile.cipherSuites(), SupportedCipherSuiteFilter.INSTANCE)
                .sessionTimeout(SessionTimeout.SECONDS)
                .build();
        OpenSslServerSessionContext sessions = (OpenSslServerSessionContext) context.sessionContext();
        sessions.setSessionIdContext(SESSION_ID_CONTEXT);
        sessions.setTicketKeys(); // no keys of ours: BoringSSL makes random ones for this context
        return new BoringSslContext(context, () -> staples.flatMap(source -> source.staple(key)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** Contexts on BoringSSL: some 30 microseconds and 8 KiB each, most of it outside the heap. */
final class BoringSslContexts implements ContextFactory {
    private static final byte[] SESSION_ID_CONTEXT = "io.ftps.tls".getBytes(StandardCharsets.US_ASCII);

    private final TlsProfile profile;
    private final Optional<OcspStaples> staples;
    private final ServerKeys keys;
    /** What all contexts of an identity have in common. Whoever builds from it holds its lock, for some microseconds. */
    private final Map<CertifiedKey, SslContextBuilder> prepared = Collections.synchronizedMap(new WeakHashMap<>());

    /** The few lists of protocols that are ever asked for, as Netty wants them. */
    private final Map<ApplicationProtocols, ApplicationProtocolConfig> offers = new ConcurrentHashMap<>();

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
    public TlsProfile profile() {
        return profile;
    }

    @Override
    public boolean staples(CertifiedKey key) {
        return staples.isPresent();
    }

    @Override
    public ConnectionContext newContext(CertifiedKey key, ApplicationProtocols protocols) throws SSLException {
        if (key.privateKey().getEncoded() == null) {
            throw new SSLException("The private key of " + key
                    + " cannot leave its token, and BoringSSL needs it in memory (expected: engine AUTO or JDK).");
        }
        ClientTrust trust = ClientTrust.ofMainChannel();
        SslContext context = build(prepared(key), trust, offers.computeIfAbsent(protocols, BoringSslContexts::alpn));
        OpenSslServerSessionContext sessions = (OpenSslServerSessionContext) context.sessionContext();
        sessions.setSessionIdContext(SESSION_ID_CONTEXT);
        sessions.setTicketKeys(); // no keys of ours: BoringSSL makes random ones for this context
        return new BoringSslContext(
                context, trust, Optional.of(key.certificate()), () -> staples.flatMap(source -> source.staple(key)));
    }

    private SslContextBuilder prepared(CertifiedKey key) throws SSLException {
        try {
            return prepared.computeIfAbsent(key, this::prepare);
        } catch (IllegalStateException e) {
            throw new SSLException("BoringSSL cannot read the key of " + key + ".", e);
        }
    }

    private SslContextBuilder prepare(CertifiedKey key) {
        return keys.builderFor(key)
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols(profile.protocols())
                .ciphers(profile.cipherSuites(), SupportedCipherSuiteFilter.INSTANCE)
                .option(OpenSslContextOption.GROUPS, profile.groups().toArray(String[]::new))
                .sessionTimeout(SessionTimeout.SECONDS);
    }

    private static SslContext build(SslContextBuilder settings, ClientTrust trust, ApplicationProtocolConfig offer)
            throws SSLException {
        synchronized (settings) {
            return settings.trustManager(new TrustManagerFactoryWrapper(trust))
                    .applicationProtocolConfig(offer)
                    .build();
        }
    }

    /** Whoever offers nothing of ours is refused before; what is left to the engine is to select. */
    private static ApplicationProtocolConfig alpn(ApplicationProtocols protocols) {
        return protocols.main().isEmpty()
                ? ApplicationProtocolConfig.DISABLED
                : new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        protocols.side());
    }
}

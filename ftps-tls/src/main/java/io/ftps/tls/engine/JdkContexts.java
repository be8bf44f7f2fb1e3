/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Contexts on the JDK's engine: some microseconds and a kilobyte each, since no key store is read. */
final class JdkContexts implements ContextFactory {
    private final TlsProfile profile;
    private final Optional<GroupLimit> groups;

    JdkContexts(TlsProfile profile) {
        this.profile = profile;
        this.groups = Optional.of(new GroupLimit(profile.groups()));
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.JDK;
    }

    /** Never: the JDK fetches its staples by itself, once for each context, or shows none. */
    @Override
    public boolean staples(CertifiedKey key) {
        return false;
    }

    @Override
    public TlsProfile profile() {
        return profile;
    }

    @Override
    public ConnectionContext newContext(CertifiedKey key, ApplicationProtocols protocols)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        ClientTrust trust = ClientTrust.ofMainChannel();
        context.init(new KeyManager[] {new SingleKeyManager(key)}, new TrustManager[] {trust}, null);
        context.getServerSessionContext().setSessionTimeout(SessionTimeout.SECONDS);
        return new JdkContext(forNetty(context, profile), trust, Optional.of(key.certificate()), groups);
    }

    /** Limits a context to the versions and suites of a profile; it has no place for groups. */
    static SslContext forNetty(SSLContext context, TlsProfile profile) {
        return new JdkSslContext(
                context,
                false,
                profile.cipherSuites(),
                SupportedCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                profile.protocols().toArray(String[]::new),
                false);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Contexts on the JDK's engine: some microseconds and a kilobyte each, since no key store is read. */
final class JdkContexts implements ContextFactory {
    private final TlsProfile profile;

    JdkContexts(TlsProfile profile) {
        this.profile = profile;
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.JDK;
    }

    /** Never: the JDK fetches its staples by itself, once for each context, or shows none. */
    @Override
    public boolean staples() {
        return false;
    }

    @Override
    public ConnectionContext newContext(CertifiedKey key) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new SingleKeyManager(key)}, new TrustManager[] {NoClientTrust.INSTANCE}, null);
        context.getServerSessionContext().setSessionTimeout(SessionTimeout.SECONDS);
        return new JdkContext(new JdkSslContext(
                context,
                false,
                profile.cipherSuites(),
                SupportedCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                profile.protocols().toArray(String[]::new),
                false));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/**
 * BoringSSL for keys in memory, the JDK for keys that never leave their token (PKCS#11): the JDK lets the token sign.
 *
 * @param boringSsl for most keys
 * @param jdk for the others
 */
record ContextsByKey(ContextFactory boringSsl, ContextFactory jdk) implements ContextFactory {
    @Override
    public TlsEngine engine() {
        return boringSsl.engine();
    }

    @Override
    public TlsProfile profile() {
        return boringSsl.profile();
    }

    @Override
    public boolean staples(CertifiedKey key) {
        return fitting(key).staples(key);
    }

    @Override
    public ConnectionContext newContext(CertifiedKey key, ApplicationProtocols protocols)
            throws GeneralSecurityException, SSLException {
        return fitting(key).newContext(key, protocols);
    }

    private ContextFactory fitting(CertifiedKey key) {
        return key.privateKey().getEncoded() == null ? jdk : boringSsl;
    }
}

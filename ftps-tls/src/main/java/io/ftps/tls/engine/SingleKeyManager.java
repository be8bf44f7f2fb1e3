/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Knows one server identity under one alias and offers it for its own kind of key only. */
final class SingleKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "chosen";

    private final PrivateKey key;
    private final X509Certificate[] chain;
    private final String keyType;

    SingleKeyManager(CertifiedKey identity) {
        this.key = identity.privateKey();
        this.chain = identity.chain().toArray(X509Certificate[]::new);
        this.keyType = identity.certificate().getPublicKey().getAlgorithm();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String asked, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return asked.equals(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(asked, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String asked, Principal @Nullable [] issuers) {
        return asked.equals(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String asked, Principal @Nullable [] issuers) {
        return null; // a server identity never authenticates a client
    }

    @Override
    public @Nullable String chooseClientAlias(String[] asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // as above
    }
}

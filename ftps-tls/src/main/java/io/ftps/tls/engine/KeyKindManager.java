/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells Netty which kind of key a context has, and nothing more: key and chain are in the context already, as a
 * credential that {@link SharedKeys} parsed. Netty asks before each handshake, and refuses clients that cannot use the kind.
 */
final class KeyKindManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "credential";

    private final String kind;

    KeyKindManager(String kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String asked, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return asked.equals(kind) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(asked, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String asked, Principal @Nullable [] issuers) {
        return asked.equals(kind) ? new String[] {ALIAS} : null;
    }

    /** Nothing for Netty to parse. */
    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return null;
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Knows one server identity under one alias and offers it for the algorithm of its key only. It tells nothing more: key and
 * chain are in the context already, as a credential that {@link SharedKeys} parsed. Netty asks before each handshake, and
 * refuses clients that cannot use the algorithm.
 */
class AlgorithmKeyManager extends ServerKeyManager {
    static final String ALIAS = "chosen";

    private final String algorithm;

    AlgorithmKeyManager(String algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String asked, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return asked.equals(algorithm) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(asked, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String asked, Principal @Nullable [] issuers) {
        return asked.equals(algorithm) ? new String[] {ALIAS} : null;
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
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.UnrecognizedNameException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Asks a selector in each handshake. The JDK tells it the server name and asks for one kind of key after the other, in the
 * client's order; so the selector is told of a client that takes this kind only, and refuses or gives one that fits.
 */
final class SelectorKeyManager extends ServerKeyManager {
    /** Handshakes that may be between "which alias" and "its key", and more: the least recent identity is forgotten. */
    private static final int MAX_REMEMBERED = 256;

    private final FollowingContexts following;
    private final Map<String, CertifiedKey> remembered = new LinkedHashMap<>();

    SelectorKeyManager(FollowingContexts following) {
        this.following = following;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String asked, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        if (engine == null) {
            return null;
        }
        String host = Optional.ofNullable(engine.getPeerHost()).orElse("unknown");
        return choose(
                asked,
                engine.getHandshakeSession(),
                InetSocketAddress.createUnresolved(host, Math.max(0, engine.getPeerPort())));
    }

    @Override
    public @Nullable String chooseServerAlias(String asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return socket instanceof SSLSocket tls
                ? choose(asked, tls.getHandshakeSession(), (InetSocketAddress) tls.getRemoteSocketAddress())
                : null;
    }

    private @Nullable String choose(String asked, SSLSession session, InetSocketAddress client) {
        ConnectionOrigin origin =
                new ConnectionOrigin(following.listener(), following.localAddress(), client, Optional.empty());
        try {
            return following
                    .selector()
                    .select(following.hellos().of(origin, serverName(session), session.getProtocol(), asked))
                    .filter(key ->
                            key.certificate().getPublicKey().getAlgorithm().equals(asked))
                    .map(this::remember)
                    .orElse(null);
        } catch (UnrecognizedNameException e) {
            return null; // a key manager has no other way to refuse a name
        }
    }

    private static Optional<String> serverName(SSLSession session) {
        return ((ExtendedSSLSession) session)
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst();
    }

    private synchronized String remember(CertifiedKey key) {
        String alias = key.sha256Fingerprint();
        remembered.remove(alias);
        remembered.put(alias, key);
        if (remembered.size() > MAX_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        return alias;
    }

    private synchronized Optional<CertifiedKey> recall(String alias) {
        return Optional.ofNullable(remembered.get(alias));
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return recall(alias)
                .map(key -> key.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return recall(alias).map(CertifiedKey::privateKey).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String asked, Principal @Nullable [] issuers) {
        return null; // nobody's before a client has spoken
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.UnrecognizedNameException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks a selector in each handshake. The JDK tells it the server name and asks for one kind of key after the other, in the
 * client's order; so the selector is told of a client that takes this kind only, and refuses or gives one that fits.
 */
final class SelectorKeyManager extends X509ExtendedKeyManager {
    /** Handshakes that may be between "which alias" and "its key", and more: the least recent identity is forgotten. */
    private static final int MAX_REMEMBERED = 256;

    private static final Map<String, Integer> VERSIONS = Map.of("TLSv1.3", 0x0304, "TLSv1.2", 0x0303);
    private static final List<Integer> SUITES_OF_1_3 = List.of(0x1301, 0x1302, 0x1303);
    private static final Kind EC = new Kind(List.of(0x0403, 0x0503, 0x0603), List.of(0xc02b, 0xc02c, 0xcca9));
    private static final Kind RSA =
            new Kind(List.of(0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601), List.of(0xc02f, 0xc030, 0xcca8));
    private static final Map<String, Kind> KINDS = Map.of(
            "EC",
            EC,
            "RSA",
            RSA,
            "RSASSA-PSS",
            new Kind(List.of(0x0809, 0x080a, 0x080b), RSA.suites()),
            "EdDSA",
            new Kind(List.of(0x0807, 0x0808), EC.suites()));

    private final CertificateSelector selector;
    private final String listener;
    private final InetSocketAddress localAddress;
    private final Map<String, CertifiedKey> remembered = new LinkedHashMap<>();

    SelectorKeyManager(CertificateSelector selector, String listener, InetSocketAddress localAddress) {
        this.selector = selector;
        this.listener = listener;
        this.localAddress = localAddress;
    }

    /** What a client says that can use one kind of key only. */
    private record Kind(List<Integer> schemes, List<Integer> suites) {}

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
        Kind kind = KINDS.get(asked);
        if (kind == null) {
            return null;
        }
        try {
            return selector.select(hello(kind, session, client))
                    .filter(key ->
                            key.certificate().getPublicKey().getAlgorithm().equals(asked))
                    .map(this::remember)
                    .orElse(null);
        } catch (UnrecognizedNameException e) {
            return null; // a key manager has no other way to refuse a name
        }
    }

    private ClientHello hello(Kind kind, SSLSession session, InetSocketAddress client) {
        boolean newest = session.getProtocol().equals("TLSv1.3");
        return new ClientHello(
                new ConnectionOrigin(listener, localAddress, client, Optional.empty()),
                serverName(session),
                List.of(VERSIONS.getOrDefault(session.getProtocol(), 0x0303)),
                newest ? SUITES_OF_1_3 : kind.suites(),
                kind.schemes(),
                List.of(),
                List.of());
    }

    private static Optional<String> serverName(SSLSession session) {
        return ((ExtendedSSLSession) session)
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
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

    @Override
    public String @Nullable [] getClientAliases(String asked, Principal @Nullable [] issuers) {
        return null; // a server identity never authenticates a client
    }

    @Override
    public @Nullable String chooseClientAlias(String[] asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // as above
    }
}

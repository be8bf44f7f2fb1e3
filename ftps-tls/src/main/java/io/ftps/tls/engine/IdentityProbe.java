/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Shows one identity to a client in memory. The client is the JDK's; it verifies that the engine signs with the key, and
 * believes every certificate, because who issued it and whether it has expired is for real clients to judge.
 */
public final class IdentityProbe {
    private static final String HOST = "probe.invalid";
    private static final int PORT = 1;

    private final ContextFactory contexts;
    private final SSLContext client;

    /**
     * Prepares a client.
     *
     * @param contexts the engine to be tried
     * @throws GeneralSecurityException if the JVM cannot make a TLS client
     */
    public IdentityProbe(ContextFactory contexts) throws GeneralSecurityException {
        this.contexts = contexts;
        client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new Credulous()}, null);
    }

    /**
     * Shakes hands, with the newest version first. Blocks for some ten milliseconds, longer in a JVM that has just started.
     *
     * @param identity to be shown
     * @return one sentence for the operator if no handshake succeeds in any version, or empty if all is well
     */
    public Optional<String> fault(CertifiedKey identity) {
        List<String> spoken = Arrays.asList(client.getDefaultSSLParameters().getProtocols());
        boolean served = contexts.profile().protocols().stream()
                .filter(spoken::contains)
                .anyMatch(protocol -> succeeds(identity, protocol));
        return served ? Optional.empty() : Optional.of(refusal(identity));
    }

    private String refusal(CertifiedKey identity) {
        String refused = "The TLS engine " + contexts.engine() + " cannot serve the certificate of "
                + identity.certificate().getSubjectX500Principal().getName();
        if (contexts.engine() == TlsEngine.BORINGSSL && identity.privateKey().getEncoded() == null) {
            return refused + ", because its private key cannot leave its token (expected: engine JDK, or a key in"
                    + " memory).";
        }
        return refused + " with its " + identity.certificate().getPublicKey().getAlgorithm()
                + " key (expected: ECDSA with P-256, P-384 or P-521, or RSA with 2048 bits or more).";
    }

    private boolean succeeds(CertifiedKey key, String protocol) {
        try (ConnectionContext context = contexts.newContext(key, ApplicationProtocols.UNCHECKED);
                MemoryLink link = new MemoryLink()) {
            SSLEngine engine = client.createSSLEngine(HOST, PORT);
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(new String[] {protocol});
            EmbeddedChannel clientEnd = link.newChannel(new SslHandler(engine));
            SslHandler server = context.mainHandler(ByteBufAllocator.DEFAULT);
            MemoryLink.talk(clientEnd, link.newChannel(server));
            return server.handshakeFuture().isSuccess();
        } catch (GeneralSecurityException | IOException | DecoderException e) {
            return false; // whatever the engine says, it does not serve this key
        }
    }

    /** Believes everything: the key is on trial here and not who vouches for it. */
    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // on purpose
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // on purpose
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // on purpose
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // never asked
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // never asked
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // never asked
        }
    }
}

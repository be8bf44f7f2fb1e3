/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/**
 * Resumes one session twice, in memory: clients that take their first ticket for every side channel need that, and an
 * engine that remembers sessions instead of sealing them into tickets does it once only. The client is the JDK's, which
 * never offers a ticket twice by itself; so its second ClientHello is given to two side channels. The first one finishes the
 * handshake, and the second one resumes too if its answer is as long: a full handshake's is longer by a certificate.
 */
public final class ResumptionProbe {
    private static final String HOST = "probe.invalid";
    private static final int PORT = 1;

    private final ContextFactory contexts;
    private final CertifiedKey key;
    private final SSLContext client;

    /**
     * Makes a throw-away certificate that only this probe believes.
     *
     * @param contexts the engine to be tried
     * @throws GeneralSecurityException if the JVM cannot make a TLS client
     * @throws IOException never, but a key store could
     */
    public ResumptionProbe(ContextFactory contexts) throws GeneralSecurityException, IOException {
        this.contexts = contexts;
        key = SelfSigned.withCommonName(HOST).dnsName(HOST).create();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(HOST, key.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
    }

    /**
     * Tries each version that the probe's client speaks; security properties of the JVM can take one from it. Blocks for some
     * ten milliseconds each, longer in a JVM that has just started.
     *
     * @return one sentence for the operator about the first version whose ticket does not resume twice, or empty if all is
     *     well
     * @throws GeneralSecurityException if the engine cannot use our key
     * @throws IOException if the engine cannot use our key
     */
    public Optional<String> fault() throws GeneralSecurityException, IOException {
        List<String> spoken = List.of(client.getDefaultSSLParameters().getProtocols());
        for (String protocol : contexts.profile().protocols()) {
            if (spoken.contains(protocol) && !resumesTwice(protocol)) {
                return Optional.of("The TLS engine " + contexts.engine() + " does not resume a " + protocol
                        + " session twice (expected: a JVM started without"
                        + " -Djdk.tls.server.enableSessionTicketExtension=false).");
            }
        }
        return Optional.empty();
    }

    private boolean resumesTwice(String protocol) throws GeneralSecurityException, IOException {
        try (ConnectionContext context = contexts.newContext(key, ApplicationProtocols.UNCHECKED);
                MemoryLink link = new MemoryLink()) {
            mainChannel(context, link, newClient(protocol));
            while (!context.sideMayStart()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return sideChannels(context, link, newClient(protocol));
        }
    }

    /** The byte is for BoringSSL, which gives its tickets with the first bytes it has to send. */
    private static void mainChannel(ConnectionContext context, MemoryLink link, SslHandler client) {
        EmbeddedChannel mainClient = link.newChannel(client);
        SslHandler main = context.mainHandler(ByteBufAllocator.DEFAULT);
        EmbeddedChannel mainServer = link.newChannel(main);
        MemoryLink.talk(mainClient, mainServer);
        context.mainEstablished(main.engine());
        mainServer.writeOutbound(Unpooled.wrappedBuffer(new byte[1]));
        MemoryLink.talk(mainServer, mainClient);
    }

    private static boolean sideChannels(ConnectionContext context, MemoryLink link, SslHandler client) {
        EmbeddedChannel sideClient = link.newChannel(client);
        SslHandler first = context.sideHandler(SideHandshakes.RESUMED_ONLY, ByteBufAllocator.DEFAULT);
        SslHandler second = context.sideHandler(SideHandshakes.RESUMED_ONLY, ByteBufAllocator.DEFAULT);
        EmbeddedChannel firstSide = link.newChannel(first);
        byte[] hello = MemoryLink.takeAll(sideClient);
        byte[] answer = MemoryLink.answer(firstSide, hello);
        byte[] again = MemoryLink.answer(link.newChannel(second), hello);
        sideClient.writeInbound(Unpooled.wrappedBuffer(answer));
        MemoryLink.talk(sideClient, firstSide);
        return first.handshakeFuture().isSuccess()
                && context.sideEstablished(first.engine()) == ResumptionLevel.PROVEN
                && again.length == answer.length;
    }

    private SslHandler newClient(String protocol) {
        SSLEngine engine = client.createSSLEngine(HOST, PORT);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {protocol});
        return new SslHandler(engine);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
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
    private final List<EmbeddedChannel> open = new ArrayList<>();

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
     * Whether the probe's client speaks a version; security properties of the JVM can take one from it.
     *
     * @param protocol its JDK name
     * @return whether it can be tried
     */
    public boolean speaks(String protocol) {
        return List.of(client.getDefaultSSLParameters().getProtocols()).contains(protocol);
    }

    /**
     * Tries one version. Blocks for some ten milliseconds, longer in a JVM that has just started.
     *
     * @param protocol its JDK name
     * @return whether a ticket resumed twice
     * @throws GeneralSecurityException if the engine cannot use our key
     * @throws IOException if the engine cannot use our key
     */
    public boolean resumesTwice(String protocol) throws GeneralSecurityException, IOException {
        try (ConnectionContext context = contexts.newContext(key, ApplicationProtocols.UNCHECKED)) {
            mainChannel(context, newClient(protocol));
            while (!context.sideMayStart()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return sideChannels(context, newClient(protocol));
        } finally {
            open.forEach(ResumptionProbe::free);
            open.clear();
        }
    }

    /** The byte is for BoringSSL, which gives its tickets with the first bytes it has to send. */
    private void mainChannel(ConnectionContext context, EmbeddedChannel mainClient) {
        SslHandler main = context.mainHandler(ByteBufAllocator.DEFAULT);
        EmbeddedChannel mainServer = newChannel(main);
        talk(mainClient, mainServer);
        context.mainEstablished(main.engine());
        mainServer.writeOutbound(Unpooled.wrappedBuffer(new byte[1]));
        talk(mainServer, mainClient);
    }

    private boolean sideChannels(ConnectionContext context, EmbeddedChannel sideClient) {
        SslHandler first = context.sideHandler(SideHandshakes.RESUMED_ONLY, ByteBufAllocator.DEFAULT);
        SslHandler second = context.sideHandler(SideHandshakes.RESUMED_ONLY, ByteBufAllocator.DEFAULT);
        EmbeddedChannel firstSide = newChannel(first);
        byte[] hello = takeAll(sideClient);
        byte[] answer = answer(firstSide, hello);
        byte[] again = answer(newChannel(second), hello);
        sideClient.writeInbound(Unpooled.wrappedBuffer(answer));
        talk(sideClient, firstSide);
        return first.handshakeFuture().isSuccess()
                && context.sideEstablished(first.engine()) == ResumptionLevel.PROVEN
                && again.length == answer.length;
    }

    private EmbeddedChannel newClient(String protocol) {
        SSLEngine engine = client.createSSLEngine(HOST, PORT);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {protocol});
        return newChannel(new SslHandler(engine));
    }

    private EmbeddedChannel newChannel(SslHandler handler) {
        EmbeddedChannel channel = new EmbeddedChannel(handler);
        open.add(channel);
        return channel;
    }

    private static void talk(EmbeddedChannel one, EmbeddedChannel other) {
        byte[] said = takeAll(one);
        byte[] answer = answer(other, said);
        while (said.length > 0 || answer.length > 0) {
            said = answer(one, answer);
            answer = answer(other, said);
        }
    }

    private static byte[] answer(EmbeddedChannel channel, byte[] said) {
        if (said.length > 0) {
            channel.writeInbound(Unpooled.wrappedBuffer(said));
        }
        return takeAll(channel);
    }

    private static byte[] takeAll(EmbeddedChannel channel) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            all.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
        return all.toByteArray();
    }

    private static void free(EmbeddedChannel channel) {
        channel.close();
        channel.releaseInbound();
        channel.releaseOutbound();
    }
}

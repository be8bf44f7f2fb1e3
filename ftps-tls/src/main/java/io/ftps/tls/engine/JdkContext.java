/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** One client on the JDK's engine. Garbage collection frees it, unless an embedder's context counts references. */
final class JdkContext implements ConnectionContext {
    private final SslContext context;
    private final ClientTrust trust;
    private final Optional<X509Certificate> certificate;
    private final Optional<GroupLimit> groups;
    private final CreationTimes times = new CreationTimes(System::currentTimeMillis);
    private volatile Optional<X509Certificate> main = Optional.empty();

    /** Of one client. Certificate and groups are left out where an embedder's context has its own. */
    JdkContext(
            SslContext context, ClientTrust trust, Optional<X509Certificate> certificate, Optional<GroupLimit> groups) {
        this.context = context;
        this.trust = trust;
        this.certificate = certificate;
        this.groups = groups;
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.JDK;
    }

    @Override
    public SslHandler mainHandler(ByteBufAllocator allocator) {
        return newHandler(allocator);
    }

    /**
     * Demands the main channel's certificate where there is one. Where there is none a demand would stop resumption: the JDK
     * resumes under a demand only what holds a client's certificate. The proof needs neither.
     */
    @Override
    public SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator) {
        SslHandler handler = newHandler(allocator);
        main.ifPresent(certificate -> {
            trust.believeOnly(certificate);
            handler.engine().setNeedClientAuth(true);
        });
        return handler;
    }

    private SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        groups.ifPresent(parameters::setAlgorithmConstraints);
        handler.engine().setSSLParameters(parameters);
        return handler;
    }

    @Override
    public void speak(SSLEngine engine, String protocol) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        engine.setSSLParameters(parameters);
    }

    @Override
    public X509Certificate shown(SSLEngine engine) {
        return certificate.orElseGet(() -> PeerChain.ours(engine));
    }

    @Override
    public void mainEstablished(SSLEngine engine) {
        refuseSecondHandshake(engine);
        main = PeerChain.of(engine).stream().findFirst();
        trust.believeNobody();
        times.mainCreated(engine.getSession().getCreationTime());
    }

    @Override
    public boolean sideMayStart() {
        return times.sideMayStart();
    }

    @Override
    public ResumptionLevel sideEstablished(SSLEngine side) {
        refuseSecondHandshake(side);
        return times.level(side.getSession().getCreationTime());
    }

    /**
     * Without a suite no handshake can begin, so a client that renegotiates TLS 1.2 loses the channel; TLS 1.3 has no
     * renegotiation. The JDK itself has only a property of the whole JVM for this.
     */
    private static void refuseSecondHandshake(SSLEngine engine) {
        if (engine.getSession().getProtocol().equals("TLSv1.2")) {
            engine.setEnabledCipherSuites(new String[0]);
        }
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}

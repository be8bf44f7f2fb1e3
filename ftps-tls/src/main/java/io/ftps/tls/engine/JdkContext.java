/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** One client on the JDK's engine. Garbage collection frees it. */
final class JdkContext implements ConnectionContext {
    private final JdkSslContext context;
    private final GroupLimit groups;
    private final CreationTimes times = new CreationTimes(System::currentTimeMillis);

    JdkContext(JdkSslContext context, GroupLimit groups) {
        this.context = context;
        this.groups = groups;
    }

    @Override
    public SslHandler mainHandler(ByteBufAllocator allocator) {
        return newHandler(allocator);
    }

    /** Makes the same for all: a client certificate demanded here would stop resumption, and the proof needs none. */
    @Override
    public SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator) {
        return newHandler(allocator);
    }

    private SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        parameters.setAlgorithmConstraints(groups);
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
    public void mainEstablished(SSLEngine main) {
        refuseSecondHandshake(main);
        times.mainCreated(main.getSession().getCreationTime());
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
        // nothing outside the heap
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/**
 * One context for all clients.
 *
 * @param engine what it runs on
 * @param context an embedder's, which stays its own
 */
public record FixedContext(TlsEngine engine, SslContext context) implements ContextSource {
    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public ConnectionContext newContext(ClientHello hello, HelloPolicy policy) {
        ReferenceCountUtil.retain(context);
        return new Shared(Engines.ofOneClient(engine, context));
    }

    /** Everybody's sessions can be resumed here, so a resumption proves nothing. */
    private record Shared(ConnectionContext shared) implements ConnectionContext {
        @Override
        public TlsEngine engine() {
            return shared.engine();
        }

        @Override
        public SslHandler mainHandler(ByteBufAllocator allocator) {
            return shared.mainHandler(allocator);
        }

        @Override
        public SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator) {
            return shared.sideHandler(allowed, allocator);
        }

        @Override
        public void speak(SSLEngine engine, String protocol) {
            shared.speak(engine, protocol);
        }

        @Override
        public X509Certificate shown(SSLEngine main) {
            return shared.shown(main);
        }

        @Override
        public void mainEstablished(SSLEngine main) {
            shared.mainEstablished(main);
        }

        @Override
        public boolean sideMayStart() {
            return true;
        }

        @Override
        public ResumptionLevel sideEstablished(SSLEngine side) {
            shared.sideEstablished(side);
            return ResumptionLevel.NONE;
        }

        @Override
        public void close() {
            shared.close();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * One client on BoringSSL. The native context is counted: ours is one reference, each engine holds another.
 *
 * <p>BoringSSL tells that a session of this context was resumed, but not which one, and a stranger's full handshake on a
 * side channel gives him one. So it is proof only as long as no side channel was open to strangers.
 */
final class BoringSslContext implements ConnectionContext {
    private final SslContext context;
    private final Supplier<Optional<byte[]>> staple;
    private volatile ResumptionLevel whenResumed = ResumptionLevel.PROVEN;

    BoringSslContext(SslContext context, Supplier<Optional<byte[]>> staple) {
        this.context = context;
        this.staple = staple;
    }

    @Override
    public SslHandler mainHandler(ByteBufAllocator allocator) {
        return stapling(context.newHandler(allocator));
    }

    /** A client that did not ask for a staple gets none, and a resumed handshake has no place for one. */
    private SslHandler stapling(SslHandler handler) {
        ReferenceCountedOpenSslEngine engine = (ReferenceCountedOpenSslEngine) handler.engine();
        staple.get().ifPresent(engine::setOcspResponse);
        return handler;
    }

    /**
     * Keeps strangers out where only resumption is allowed: a full handshake is asked for a client certificate, which
     * {@link NoClientTrust} never believes, and ends before a ticket is given. A resumption is asked for none.
     */
    @Override
    public SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        switch (allowed) {
            case FULL_ALLOWED -> {
                whenResumed = ResumptionLevel.UNPROVEN;
                stapling(handler);
            }
            case RESUMED_ONLY -> handler.engine().setNeedClientAuth(true);
        }
        return handler;
    }

    @Override
    public void mainEstablished(SSLEngine main) {
        // nothing to remember: BoringSSL tells by itself what was resumed
    }

    @Override
    public boolean sideMayStart() {
        return true;
    }

    @Override
    public ResumptionLevel sideEstablished(SSLEngine side) {
        long pointer = ((ReferenceCountedOpenSslEngine) side).sslPointer();
        return SSL.isSessionReused(pointer) ? whenResumed : ResumptionLevel.NONE;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}

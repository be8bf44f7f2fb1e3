/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLEngine;

/** One client on BoringSSL. The native context is counted: ours is one reference, each engine holds another. */
final class BoringSslContext implements ConnectionContext {
    private final SslContext context;

    BoringSslContext(SslContext context) {
        this.context = context;
    }

    @Override
    public SslHandler mainHandler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }

    @Override
    public SslHandler sideHandler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }

    @Override
    public void mainEstablished(SSLEngine main) {
        // nothing to remember: BoringSSL tells by itself what was resumed
    }

    @Override
    public boolean sideMayStart() {
        return true;
    }

    /**
     * Says that a session of this context was resumed. Whether it was the main channel's cannot be seen: a stranger's full
     * handshake on a side channel gives him a ticket of this context too.
     */
    @Override
    public ResumptionLevel sideEstablished(SSLEngine side) {
        long pointer = ((ReferenceCountedOpenSslEngine) side).sslPointer();
        return SSL.isSessionReused(pointer) ? ResumptionLevel.UNPROVEN : ResumptionLevel.NONE;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}

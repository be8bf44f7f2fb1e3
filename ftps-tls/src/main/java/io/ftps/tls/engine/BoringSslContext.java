/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * One client on BoringSSL. The native context is counted: ours is one reference, each engine holds another.
 *
 * <p>BoringSSL tells that a session of this context was resumed, but not which one, and a full handshake on a side channel
 * gives another one. So it is proof only as long as no side channel was open to strangers and none made a full handshake.
 */
final class BoringSslContext implements ConnectionContext {
    private final SslContext context;
    private final ClientTrust trust;
    private final Optional<X509Certificate> certificate;
    private final Supplier<Optional<byte[]>> staple;
    private volatile Optional<X509Certificate> main = Optional.empty();
    private volatile ResumptionLevel whenResumed = ResumptionLevel.PROVEN;

    /** Of one client. The certificate is left out where only the engine knows it; the staple is asked for each handshake. */
    BoringSslContext(
            SslContext context,
            ClientTrust trust,
            Optional<X509Certificate> certificate,
            Supplier<Optional<byte[]>> staple) {
        this.context = context;
        this.trust = trust;
        this.certificate = certificate;
        this.staple = staple;
    }

    @Override
    public TlsEngine engine() {
        return TlsEngine.BORINGSSL;
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

    @Override
    public void speak(SSLEngine engine, String protocol) {
        // the context knows
    }

    @Override
    public X509Certificate shown(SSLEngine engine) {
        return certificate.orElseGet(() -> PeerChain.ours(engine));
    }

    @Override
    public void mainEstablished(SSLEngine engine) {
        main = PeerChain.of(engine).stream().findFirst();
        trust.believeNobody();
    }

    @Override
    public boolean sideMayStart() {
        return true;
    }

    /**
     * Keeps strangers out where only resumption is allowed: a full handshake is asked for a client certificate, which {@link
     * ClientTrust} does not believe, and ends before a ticket is given. A resumption is asked for none. Where the main channel
     * showed a certificate, the same demand leaves nobody but its owner.
     */
    @Override
    public SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        switch (allowed) {
            case FULL_ALLOWED -> {
                allowFull(handler.engine());
                stapling(handler);
            }
            case RESUMED_ONLY -> handler.engine().setNeedClientAuth(true);
        }
        return handler;
    }

    private void allowFull(SSLEngine side) {
        if (main.isPresent()) {
            trust.believeOnly(main.get());
            side.setNeedClientAuth(true);
        } else {
            whenResumed = ResumptionLevel.UNPROVEN;
        }
    }

    /** A full handshake is reported here before its ticket leaves, so nobody can have come back with it yet. */
    @Override
    public ResumptionLevel sideEstablished(SSLEngine side) {
        long pointer = ((ReferenceCountedOpenSslEngine) side).sslPointer();
        if (SSL.isSessionReused(pointer)) {
            return whenResumed;
        }
        whenResumed = ResumptionLevel.UNPROVEN;
        return ResumptionLevel.NONE;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}

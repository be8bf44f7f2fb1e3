/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsEngine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/**
 * What one client's main channel and side channels share: identity, ticket keys, sessions. What differs between them is
 * set on each engine, where it is made.
 */
interface ConnectionContext extends AutoCloseable {
    /** Who runs its handshakes. */
    TlsEngine engine();

    /** Makes the handler of the main channel. It owns an engine, so it must get into a pipeline. */
    SslHandler mainHandler(ByteBufAllocator allocator);

    /** Makes the handler of a side channel. It owns an engine, so it must get into a pipeline. */
    SslHandler sideHandler(SideHandshakes allowed, ByteBufAllocator allocator);

    /**
     * Has a handshake that is about to begin select a protocol that its client offers. BoringSSL needs no word: its contexts
     * hold the list, main protocols first, and it selects the first that is offered.
     */
    void speak(SSLEngine engine, String protocol);

    /** The certificate that the main handshake showed. */
    X509Certificate shown(SSLEngine main);

    /** Called once, when the main handshake is over and before any side channel starts. */
    void mainEstablished(SSLEngine main);

    /** Whether a side handshake that starts now can be told from the main one; if not, try again a millisecond later. */
    boolean sideMayStart();

    /** Called once for each side channel, when its handshake is over: what ties it to the main one. */
    ResumptionLevel sideEstablished(SSLEngine side);

    /** Gives up this reference; engines made before keep what they need. */
    @Override
    void close();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.netty.channel.ChannelHandler;

/**
 * TLS of one client: its main channel and the side channels that may resume the main channel's session. Nobody else's
 * session can be resumed here, because no other client shares the keys.
 *
 * <p>A handler replaces itself by Netty's {@code SslHandler} under the same name and answers with one {@link TlsOutcome}.
 * It asks for reads by itself until then, so it works with auto-read off; what the peer sends while the certificate is
 * being chosen waits in the socket. The catch: there is no timer in here. A caller bounds the whole handshake by closing
 * the channel.
 */
public interface TlsConnection extends AutoCloseable {
    /**
     * Makes the handler of the main channel, to be added once and before any handler that reads. It shows no certificate
     * before the client has spoken and the {@link CertificateSelector} has chosen.
     *
     * @return a new handler
     */
    ChannelHandler mainHandler();

    /**
     * Makes the handler of one side channel. One connection should use one policy: see {@link SideHandshakes#RESUMED_ONLY}.
     *
     * <p>Where the client presented a certificate on its main channel, each side channel must present the same one or resume,
     * whatever is allowed; else it ends in {@link TlsOutcome.Failed} with a {@link ClientCertificateException}.
     *
     * @param allowed whether a handshake that resumes nothing is let through
     * @return a new handler
     * @throws IllegalStateException if the main handshake is not established, or this connection is closed
     */
    ChannelHandler sideHandler(SideHandshakes allowed);

    /**
     * Forgets the session, so that no further side channel can be opened; may be called at any time, on any thread, twice.
     * Channels that are open go on and keep what they need until they close.
     */
    @Override
    void close();
}

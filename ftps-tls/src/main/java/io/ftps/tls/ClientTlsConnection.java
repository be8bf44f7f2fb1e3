/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * TLS of one client with one server: a main channel, and side channels that resume its session where the server lets them. A
 * side channel whose handshake is full must be the same server's: it shows the certificate of the main channel, or fails.
 *
 * <p>For use from one thread, but for the handlers, which belong to their channels. The catch: there is no timer in here; a
 * caller bounds a handshake by closing the channel.
 */
public interface ClientTlsConnection extends AutoCloseable {
    /**
     * Makes the handler of the main channel, which comes first. Its handshake asks the {@link ServerCertificateVerifier}.
     *
     * @param channel to which it is added
     * @return a new handler; it owns an engine, so it must get into a pipeline
     */
    SslHandler mainHandler(Channel channel);

    /**
     * Makes the handler of a side channel.
     *
     * @param channel to which it is added
     * @return a new handler; it owns an engine, so it must get into a pipeline
     * @throws IllegalStateException if the handshake of the main channel did not succeed
     */
    SslHandler sideHandler(Channel channel);

    /** {@return why the server was refused; empty if it was not, or not yet} */
    Optional<ServerCertificateException> refusal();

    /** {@return what the server showed on its main channel, its own certificate first; empty before} */
    List<X509Certificate> serverCertificates();

    /**
     * Tells whether a side channel resumed the session, once its handshake is over.
     *
     * @param side a handler made here
     * @return false if the handshake was full
     */
    boolean isResumed(SslHandler side);

    /** Forgets the session. Channels that are open go on and keep what they need until they close. */
    @Override
    void close();
}

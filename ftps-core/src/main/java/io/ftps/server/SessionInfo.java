/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Who a session is, at the moment an event happens. Safe to keep.
 *
 * @param id unique in a server's life; every log line and event of the session carries it
 * @param listener name of the listener
 * @param localAddress where the client came in
 * @param remoteAddress where the client is
 * @param user the name logged in under
 * @param tls what the control connection's handshake agreed on
 */
public record SessionInfo(
        String id,
        String listener,
        InetSocketAddress localAddress,
        InetSocketAddress remoteAddress,
        Optional<String> user,
        Optional<TlsSession> tls) {}

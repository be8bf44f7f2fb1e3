/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The two engines behind one interface, and the handlers that run a handshake.
 *
 * <p>The way of a main channel: {@code MainHandler} reads the ClientHello; {@code HelloPolicy} refuses whom one of the engines
 * would not serve; a {@code ContextSource} chooses an identity and makes the one {@code ConnectionContext} of this client, off the loop;
 * {@code ServerConnection} keeps it, and Netty's {@code SslHandler} takes the place of the hello handler. {@code ClientRules}
 * judge what the client presents. {@code HandshakeWatcher} stands behind all that and turns whatever happens into one outcome.
 * A side channel begins with {@code SideHandler}, which reads the hello for its protocols, and takes its {@code SslHandler} from
 * the same context.
 */
@NullMarked
package io.ftps.tls.engine;

import org.jspecify.annotations.NullMarked;

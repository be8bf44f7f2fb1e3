/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;

/** Makes the context of each connection, when its client has spoken. */
public sealed interface ContextSource permits SelectedContexts, EmbedderContexts, FixedContext {
    /** {@return whether {@link #newContext} may block, so that it must not be called on an event loop} */
    boolean mayBlock();

    /**
     * Chooses and makes.
     *
     * @param hello what the client said
     * @param policy what it must have offered, as far as the contexts are ours
     * @return the context, to be closed once
     * @throws HandshakeRefusedException if there is none for this client
     */
    ConnectionContext newContext(ClientHello hello, HelloPolicy policy) throws HandshakeRefusedException;
}

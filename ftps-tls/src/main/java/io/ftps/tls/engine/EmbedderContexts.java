/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.TlsContexts;
import io.ftps.tls.TlsEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contexts that an embedder makes, each for one client only. */
public final class EmbedderContexts implements ContextSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbedderContexts.class);

    private final TlsEngine engine;
    private final TlsContexts contexts;
    private final Set<SslContext> given = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    /**
     * Asks an embedder.
     *
     * @param engine what its contexts run on
     * @param contexts may block
     */
    public EmbedderContexts(TlsEngine engine, TlsContexts contexts) {
        this.engine = engine;
        this.contexts = contexts;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public ConnectionContext newContext(ClientHello hello, HelloPolicy policy) throws HandshakeRefusedException {
        SslContext context = ask(hello);
        if (!given.add(context)) {
            throw failed("The TLS contexts gave one context twice (expected: a new one for each client).");
        }
        if (!context.isServer() || Engines.of(context) != engine) {
            ReferenceCountUtil.release(context);
            throw failed("The TLS contexts gave a context that is not for servers on the engine " + engine
                    + " (expected: as announced).");
        }
        return Engines.ofOneClient(engine, context);
    }

    private SslContext ask(ClientHello hello) throws HandshakeRefusedException {
        try {
            return contexts.contextFor(hello);
        } catch (Throwable e) { // of code that is not ours: the client must get an answer whatever it throws
            LOGGER.warn("The TLS contexts failed for {}.", hello.origin(), e);
            throw new HandshakeRefusedException(TlsAlert.HANDSHAKE_FAILURE, "The TLS contexts failed.", e);
        }
    }

    private static HandshakeRefusedException failed(String sentence) {
        LOGGER.warn(sentence);
        return new HandshakeRefusedException(TlsAlert.INTERNAL_ERROR, sentence);
    }
}

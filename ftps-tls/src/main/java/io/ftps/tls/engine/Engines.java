/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.EngineChoice;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLEngine;

/** Chooses the engine. Nothing here may need a class of netty-tcnative, which need not be there. */
public final class Engines {
    private Engines() {}

    /**
     * Loads an engine.
     *
     * @param choice what the operator wants
     * @param profile what it negotiates
     * @return the engine
     * @throws IllegalStateException if the engine demanded does not load
     */
    public static ContextFactory load(EngineChoice choice, TlsProfile profile) {
        return switch (choice) {
            case AUTO -> isBoringSsl() ? auto(profile) : new JdkContexts(profile);
            case JDK -> new JdkContexts(profile);
            case BORINGSSL -> {
                if (!isBoringSsl()) {
                    throw new IllegalStateException(
                            "The TLS engine BORINGSSL does not load (expected: netty-tcnative-boringssl-static for this"
                                    + " platform on the class path, or engine AUTO or JDK).",
                            OpenSsl.unavailabilityCause());
                }
                yield new BoringSslContexts(profile);
            }
        };
    }

    private static ContextFactory auto(TlsProfile profile) {
        return new ContextsByKey(new BoringSslContexts(profile), new JdkContexts(profile));
    }

    /**
     * Tells the engine of an embedder's context; contexts can be wrapped, so an engine it makes is looked at.
     *
     * @param context for servers
     * @return what it runs on
     */
    public static TlsEngine of(SslContext context) {
        SSLEngine engine = context.newEngine(ByteBufAllocator.DEFAULT);
        try {
            return engine instanceof ReferenceCountedOpenSslEngine ? TlsEngine.BORINGSSL : TlsEngine.JDK;
        } finally {
            ReferenceCountUtil.release(engine);
        }
    }

    /** Takes over an embedder's context, whose own trust manager decides about client certificates. */
    static ConnectionContext ofOneClient(SslContext context) {
        ClientTrust unasked = ClientTrust.ofNobody();
        return switch (of(context)) {
            case JDK -> new JdkContext(context, unasked);
            case BORINGSSL -> new BoringSslContext(context, unasked);
        };
    }

    private static boolean isBoringSsl() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL");
    }
}

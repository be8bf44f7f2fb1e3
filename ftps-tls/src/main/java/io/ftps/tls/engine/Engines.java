/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.EngineChoice;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;

/** Chooses the engine. Nothing here may need a class of netty-tcnative, which need not be there. */
public final class Engines {
    private static final Set<String> TLS_1_3_SUITES =
            Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private Engines() {}

    /**
     * Chooses an engine that keeps to a profile.
     *
     * @param choice what the operator wants
     * @param profile what may be negotiated
     * @return the engine
     * @throws IllegalStateException if the engine demanded does not load, or negotiates what the profile does not have
     */
    public static TlsEngine choose(EngineChoice choice, TlsProfile profile) {
        return switch (choice) {
            case AUTO -> isBoringSsl() && boringSslKeepsTo(profile) ? TlsEngine.BORINGSSL : TlsEngine.JDK;
            case JDK -> TlsEngine.JDK;
            case BORINGSSL -> {
                if (!isBoringSsl()) {
                    throw new IllegalStateException(
                            "The TLS engine BORINGSSL does not load (expected: netty-tcnative-boringssl-static for this"
                                    + " platform on the class path, or engine AUTO or JDK).",
                            OpenSsl.unavailabilityCause());
                }
                if (!boringSslKeepsTo(profile)) {
                    throw new IllegalStateException(
                            "The TLS engine BORINGSSL has all suites of TLSv1.3 or none, so it cannot"
                                    + " keep to the profile " + profile.name()
                                    + " (expected: engine AUTO or JDK, or TLSv1.2 as the"
                                    + " newest version).");
                }
                yield TlsEngine.BORINGSSL;
            }
        };
    }

    /** No call takes a suite of TLS 1.3 from BoringSSL, and it follows the client's order of preference. */
    private static boolean boringSslKeepsTo(TlsProfile profile) {
        return !profile.versions().contains(TlsVersion.TLS_1_3)
                || profile.cipherSuites().containsAll(TLS_1_3_SUITES);
    }

    /**
     * Finds out what an engine can do. Takes some milliseconds, more the first time.
     *
     * @param engine one that was {@linkplain #choose chosen}
     * @param groups the groups to ask for: their names by their numbers on the wire
     * @param schemes the signature schemes to ask for: their names by their numbers on the wire
     * @return what it can do
     */
    public static Abilities abilities(TlsEngine engine, Map<Integer, String> groups, Map<Integer, String> schemes) {
        return switch (engine) {
            case JDK -> JdkAbilities.find(groups, schemes);
            case BORINGSSL -> BoringSslAbilities.find(groups.values(), schemes.values());
        };
    }

    /**
     * Prepares an engine.
     *
     * @param engine one that was {@linkplain #choose chosen}
     * @param profile what it negotiates, all of which it can
     * @param staples what it shows beside certificates, if it can
     * @return makes its contexts
     */
    public static ContextFactory contexts(TlsEngine engine, TlsProfile profile, Optional<OcspStaples> staples) {
        return switch (engine) {
            case JDK -> new JdkContexts(profile);
            case BORINGSSL -> new BoringSslContexts(profile, staples);
        };
    }

    /**
     * Adds the JDK's engine for keys that cannot leave their token.
     *
     * @param boringSsl for all other keys
     * @param profile what the JDK negotiates, all of which it can
     * @return makes contexts on both
     */
    public static ContextFactory withTokens(ContextFactory boringSsl, TlsProfile profile) {
        return new ContextsByKey(boringSsl, new JdkContexts(profile));
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

    /** Takes over an embedder's context on this engine, whose own trust manager decides about client certificates. */
    static ConnectionContext ofOneClient(TlsEngine engine, SslContext context) {
        ClientTrust unasked = ClientTrust.ofNobody();
        return switch (engine) {
            case JDK -> new JdkContext(context, unasked, Optional.empty(), Optional.empty());
            case BORINGSSL -> new BoringSslContext(context, unasked, Optional.empty(), Optional::empty);
        };
    }

    private static boolean isBoringSsl() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL");
    }
}

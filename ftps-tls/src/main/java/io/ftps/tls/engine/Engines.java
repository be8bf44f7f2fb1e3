/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.EngineChoice;
import io.ftps.tls.OcspStaples;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.OpenSsl;
import java.util.Optional;

/** Chooses the engine. Nothing here may need a class of netty-tcnative, which need not be there. */
public final class Engines {
    private Engines() {}

    /**
     * Loads an engine.
     *
     * @param choice what the operator wants
     * @param profile what it negotiates
     * @param staples what it shows beside certificates, if it can
     * @return the engine
     * @throws IllegalStateException if the engine demanded does not load
     */
    public static ContextFactory load(EngineChoice choice, TlsProfile profile, Optional<OcspStaples> staples) {
        return switch (choice) {
            case AUTO -> isBoringSsl() ? new BoringSslContexts(profile, staples) : new JdkContexts(profile);
            case JDK -> new JdkContexts(profile);
            case BORINGSSL -> {
                if (!isBoringSsl()) {
                    throw new IllegalStateException(
                            "The TLS engine BORINGSSL does not load (expected: netty-tcnative-boringssl-static for this"
                                    + " platform on the class path, or engine AUTO or JDK).",
                            OpenSsl.unavailabilityCause());
                }
                yield new BoringSslContexts(profile, staples);
            }
        };
    }

    private static boolean isBoringSsl() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.EngineChoice;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.OpenSsl;

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
            case AUTO -> isBoringSsl() ? new BoringSslContexts(profile) : new JdkContexts(profile);
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

    private static boolean isBoringSsl() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL");
    }
}

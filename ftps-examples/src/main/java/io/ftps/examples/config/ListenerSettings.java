/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Concessions;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.TrustedProxies;
import io.ftps.tls.ServerTls;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One listener as the configuration describes it.
 *
 * @param name how logs call it
 * @param address where it listens
 * @param mode when TLS begins
 * @param protection what is demanded of data connections
 * @param binding what ties data connections to their control connection
 * @param proxies which proxies are in front; empty where clients connect themselves
 * @param concessions what clients of old are granted
 * @param tls who the server is there, and what is negotiated
 */
public record ListenerSettings(
        String name,
        InetSocketAddress address,
        TlsMode mode,
        DataProtection protection,
        DataBinding binding,
        Optional<TrustedProxies> proxies,
        Concessions concessions,
        TlsSettings tls) {

    /**
     * A listener on all addresses, named like its mode, as strict as the mode allows.
     *
     * @param mode when TLS begins
     * @param port the port, 0 for any free one
     * @param tls who the server is there, and what is negotiated
     * @return the listener
     */
    public static ListenerSettings of(TlsMode mode, int port, TlsSettings tls) {
        return new ListenerSettings(
                Words.of(mode),
                new InetSocketAddress(port),
                mode,
                strictest(mode),
                DataBinding.PREFER,
                Optional.empty(),
                Concessions.NONE,
                tls);
    }

    /** Whoever logs in without TLS cannot encrypt a data connection either. */
    static DataProtection strictest(TlsMode mode) {
        return switch (mode) {
            case IMPLICIT, EXPLICIT -> DataProtection.PRIVATE_ONLY;
            case PLAIN_LOGIN_ALLOWED -> DataProtection.CLIENT_CHOICE;
        };
    }

    /**
     * The listener as the engine wants it.
     *
     * @param made what became of the settings of TLS
     * @return the listener
     */
    public Listener toListener(ServerTls made) {
        return new Listener(name, address, mode, made, protection, binding, proxies, concessions);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.ftps.server.DataBinding;
import io.ftps.server.Listener;
import io.ftps.server.VirtualHost;
import io.ftps.tls.ServerTls;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a listener must be able to do before it listens, at start or later. Every host is reached through every listener. */
final class ListenerChecks {
    private final Optional<VirtualHost> demanding;
    private final Set<ServerTls> tried = new HashSet<>();

    ListenerChecks(List<VirtualHost> hosts) {
        this.demanding = hosts.stream()
                .filter(host -> host.dataBinding() == DataBinding.REQUIRE)
                .findFirst();
    }

    /** Throws {@link IllegalStateException} that names the listener and its mistake. */
    void check(Listener listener) {
        checkSharing(listener);
        checkResumption(listener);
    }

    private static void checkSharing(Listener listener) {
        if (listener.tls().sharesSessions() && listener.dataBinding() != DataBinding.OFF) {
            throw new IllegalStateException("Listener " + listener.name() + " cannot have the data binding "
                    + listener.dataBinding() + ": its TLS context is shared by all clients (expected: OFF).");
        }
    }

    private void checkResumption(Listener listener) {
        if (listener.dataBinding() == DataBinding.REQUIRE) {
            checkResumption(listener, "Listener " + listener.name());
        } else if (demanding.isPresent()) {
            String host = "Virtual host " + demanding.get().names().get(0);
            checkResumption(listener, host + " on listener " + listener.name());
        }
    }

    private void checkResumption(Listener listener, String who) {
        if (tried.add(listener.tls())) {
            try {
                listener.tls().checkResumption();
            } catch (IllegalStateException e) {
                throw new IllegalStateException(who + " cannot have the data binding REQUIRE: " + e.getMessage(), e);
            }
        }
    }
}

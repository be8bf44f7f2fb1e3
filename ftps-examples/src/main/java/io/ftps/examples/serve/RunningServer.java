/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A server together with what it was made from, for the start screen.
 *
 * @param server the running server
 * @param settings what it was told
 * @param identities every certificate source that a listener uses, loaded
 */
public record RunningServer(FtpsServer server, ServerSettings settings, Map<IdentitySource, Identity> identities)
        implements AutoCloseable {
    /**
     * Loads certificates and accounts and starts. Blocks on the disk.
     *
     * @param settings what to run
     * @return the running server
     * @throws IOException when a file cannot be read or a port cannot be had; one sentence
     */
    public static RunningServer start(ServerSettings settings) throws IOException {
        Map<IdentitySource, Identity> identities = new LinkedHashMap<>();
        FtpsServerBuilder builder = FtpsServer.builder()
                .authenticator(settings.accounts().open())
                .files(settings.homes())
                .passive(settings.passive())
                .limits(settings.limits())
                .greeting(settings.greeting())
                .events(new EventLog());
        settings.transport().ifPresent(builder::transport);
        for (ListenerSettings listener : settings.listeners()) {
            IdentitySource source = listener.identity().orElse(settings.identity());
            Identity identity = identities.get(source);
            if (identity == null) {
                identity = Identity.load(source, settings.engine());
                identities.put(source, identity);
            }
            builder.listen(listener.toListener(identity.tls()));
        }
        Dangers.of(settings, List.copyOf(identities.values())).forEach(Dangers::log);
        return new RunningServer(builder.start(), settings, identities);
    }

    /** Stops the server as {@link FtpsServer#close} does. */
    @Override
    public void close() {
        server.close();
    }

    IdentitySource sourceOf(ListenerSettings listener) {
        return listener.identity().orElse(settings.identity());
    }

    Identity identityOf(ListenerSettings listener) {
        return Objects.requireNonNull(identities.get(sourceOf(listener)), "every listener's identity was loaded");
    }

    int portOf(ListenerSettings listener) {
        return server.address(listener.name()).getPort();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import java.io.IOException;

/**
 * A server together with what it was made from, for the start screen.
 *
 * @param server the running server
 * @param settings what it was told
 * @param tls who the server is
 */
public record RunningServer(FtpsServer server, ServerSettings settings, ServedTls tls) implements AutoCloseable {
    /**
     * Loads certificates and accounts and starts; a certificate that cannot be loaded is waited for while the server runs.
     * Blocks on the disk.
     *
     * @param settings what to run
     * @return the running server
     * @throws IOException when a file cannot be read or a port cannot be had; one sentence
     */
    public static RunningServer start(ServerSettings settings) throws IOException {
        ServedTls tls = new ServedTls(settings.engine(), settings.stapling());
        try {
            FtpsServerBuilder builder = builder(settings);
            for (ListenerSettings listener : settings.listeners()) {
                builder.listen(listener.toListener(tls.of(listener.tls())));
            }
            Dangers.of(settings).forEach(Dangers::log);
            return new RunningServer(builder.start(), settings, tls);
        } catch (IOException | RuntimeException e) {
            tls.close();
            throw e;
        }
    }

    private static FtpsServerBuilder builder(ServerSettings settings) throws IOException {
        FtpsServerBuilder builder = FtpsServer.builder()
                .authenticator(settings.accounts().open())
                .files(settings.homes())
                .passive(settings.passive())
                .limits(settings.limits())
                .greeting(settings.greeting())
                .events(new EventLog());
        settings.transport().ifPresent(builder::transport);
        for (HostSettings host : settings.hosts()) {
            builder.host(host.toHost());
        }
        return builder;
    }

    /** Reads all certificates anew, for new connections; what came of it is logged. Blocks on the disk. */
    public void reload() {
        tls.reload();
    }

    /** Stops the server as {@link FtpsServer#close} does, then what follows its certificates. */
    @Override
    public void close() {
        server.close();
        tls.close();
    }

    Identity identityOf(ListenerSettings listener) {
        return tls.identity(listener.tls());
    }

    int portOf(ListenerSettings listener) {
        return server.address(listener.name()).getPort();
    }
}

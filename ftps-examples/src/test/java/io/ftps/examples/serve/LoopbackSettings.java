/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.NoticeSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.Concessions;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.Transport;
import io.ftps.tls.EngineChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of servers on free ports, on the engine and the transport of this run. */
final class LoopbackSettings {
    static final EngineChoice ENGINE = EngineChoice.valueOf(System.getProperty("ftps.test.engine", "AUTO"));
    static final Transport TRANSPORT = Transport.valueOf(System.getProperty("ftps.test.transport", "NIO"));

    private LoopbackSettings() {}

    /** Users are those of the demo account in this folder. */
    static ServerSettings of(Path folder, List<ListenerSettings> listeners, HostSettings... hosts) {
        return of(folder, listeners, ServerSettings.defaults(folder).notices(), hosts);
    }

    /** The same with other notices. */
    static ServerSettings of(
            Path folder, List<ListenerSettings> listeners, NoticeSettings notices, HostSettings... hosts) {
        ServerSettings defaults = ServerSettings.defaults(folder);
        return new ServerSettings(
                listeners,
                ENGINE,
                Optional.empty(),
                Optional.of(TRANSPORT),
                defaults.data(),
                defaults.logins(),
                defaults.guard(),
                defaults.homes(),
                defaults.partialUploads(),
                List.of(hosts),
                defaults.logs(),
                notices,
                defaults.limits(),
                defaults.greeting());
    }

    static RunningServer start(ServerSettings settings) throws IOException {
        return RunningServer.start(settings, new OwnCommands("ftps", "--config ftps.yaml", Optional.empty()));
    }

    static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }

    static ListenerSettings implicit(String name, String address, TlsSettings tls) throws UnknownHostException {
        return new ListenerSettings(
                name,
                new InetSocketAddress(address(address), 0),
                TlsMode.IMPLICIT,
                DataProtection.PRIVATE_ONLY,
                DataBinding.PREFER,
                Optional.empty(),
                Concessions.NONE,
                tls);
    }
}

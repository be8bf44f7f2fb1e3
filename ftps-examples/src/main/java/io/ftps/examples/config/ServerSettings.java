/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Limits;
import io.ftps.server.PartialUploads;
import io.ftps.server.TlsMode;
import io.ftps.server.Transport;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ocsp.OcspSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is told, before anything of it is loaded or bound.
 *
 * @param listeners at least one, each with a name of its own
 * @param engine which program speaks TLS
 * @param stapling whom to ask for OCSP staples; empty where nothing is stapled
 * @param transport what carries the connections; empty for the best there is
 * @param data the ways that data connections may take
 * @param logins who may log in
 * @param guard how guessing passwords is made slow
 * @param homes where users without a home of their own live
 * @param partialUploads what becomes of uploads that were cut off
 * @param hosts virtual hosts behind all listeners
 * @param logs what is written down
 * @param notices when and how people are told of certificates
 * @param limits every bound
 * @param greeting the text of the 220
 */
public record ServerSettings(
        List<ListenerSettings> listeners,
        EngineChoice engine,
        Optional<OcspSettings> stapling,
        Optional<Transport> transport,
        DataSettings data,
        LoginSettings logins,
        GuardSettings guard,
        HomeFolders homes,
        PartialUploads partialUploads,
        List<HostSettings> hosts,
        LogSettings logs,
        NoticeSettings notices,
        Limits limits,
        String greeting) {
    static final String GREETING = "FTP server ready.";

    /**
     * What {@code ftps serve} does without a configuration, and what the keys left out of one mean.
     *
     * @param data folder of the certificate, the users file and the users' files
     * @return explicit on 2121, implicit on 9990
     */
    public static ServerSettings defaults(Path data) {
        return new ServerSettings(
                listeners(TlsSettings.selfSignedIn(data)),
                EngineChoice.AUTO,
                Optional.empty(),
                Optional.empty(),
                DataSettings.DEFAULT,
                LoginSettings.in(data),
                GuardSettings.DEFAULT,
                new HomeFolders(data.resolve("files").resolve(HomeFolders.USER).toString()),
                PartialUploads.DISCARD_PARTIAL,
                List.of(),
                LogSettings.NONE,
                NoticeSettings.in(data),
                Limits.DEFAULT,
                GREETING);
    }

    /** Explicit on 2121 and implicit on 9990, ports that need no privilege. */
    static List<ListenerSettings> listeners(TlsSettings tls) {
        return List.of(
                ListenerSettings.of(TlsMode.EXPLICIT, 2121, tls), ListenerSettings.of(TlsMode.IMPLICIT, 9990, tls));
    }

    /**
     * The same settings with other listeners.
     *
     * @param others the listeners
     * @return a copy
     */
    public ServerSettings withListeners(List<ListenerSettings> others) {
        return new ServerSettings(
                others,
                engine,
                stapling,
                transport,
                data,
                logins,
                guard,
                homes,
                partialUploads,
                hosts,
                logs,
                notices,
                limits,
                greeting);
    }

    /**
     * The same settings with other logs.
     *
     * @param others what is written down
     * @return a copy
     */
    public ServerSettings withLogs(LogSettings others) {
        return new ServerSettings(
                listeners,
                engine,
                stapling,
                transport,
                data,
                logins,
                guard,
                homes,
                partialUploads,
                hosts,
                others,
                notices,
                limits,
                greeting);
    }

    /**
     * What is different and needs a new start: everything but listeners, limits and greeting.
     *
     * @param others as a file has them now
     * @return keys of the configuration; empty where nothing stands in the way
     */
    public List<String> fixedKeysChangedIn(ServerSettings others) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("engine", engine.equals(others.engine));
        same.put("stapling", stapling.equals(others.stapling));
        same.put("transport", transport.equals(others.transport));
        same.put("passive", data.passive().equals(others.data.passive()));
        same.put("active", data.active().equals(others.data.active()));
        same.put("data-peers", data.peers().equals(others.data.peers()));
        same.put("users", logins.equals(others.logins));
        same.put("login-guard", guard.equals(others.guard));
        same.put("home", homes.equals(others.homes));
        same.put("partial-uploads", partialUploads == others.partialUploads);
        same.put("hosts", hosts.equals(others.hosts));
        same.put("logs", logs.equals(others.logs));
        same.put("notices", notices.equals(others.notices));
        return same.entrySet().stream()
                .filter(key -> !key.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}

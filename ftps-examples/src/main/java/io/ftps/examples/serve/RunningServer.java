/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.server.Listener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A server together with what it was made from, for the start screen. */
public final class RunningServer implements AutoCloseable {
    private volatile ServerSettings settings;
    private final ServedAccounts accounts;
    private final Remedies remedies;
    private final CertificateNotices notices;
    private final SessionReviews reviews;
    private final ServedTls tls;
    private final OpenLogs logs;
    private final FtpsServer server;
    private final LeftoverSweep sweep;

    private RunningServer(ServerSettings settings, ServedAccounts accounts, OpenLogs logs, OwnCommands commands)
            throws IOException {
        this.remedies = new Remedies(commands);
        this.notices = new CertificateNotices(remedies);
        this.reviews = new SessionReviews(notices);
        this.settings = settings;
        this.accounts = accounts;
        this.tls = new ServedTls(settings.engine(), settings.stapling(), accounts.registered(), reviews, notices);
        this.logs = logs;
        try {
            this.server = builder().start();
        } catch (IOException | RuntimeException e) {
            tls.close();
            accounts.close();
            throw e;
        }
        reviews.begin(server);
        sweep = LeftoverSweep.begin(settings, accounts);
    }

    /**
     * Loads certificates and accounts and starts; a certificate that cannot be loaded is waited for while the server runs.
     * Blocks on the disk, and on databases of accounts.
     *
     * @param settings what to run
     * @param commands how an operator runs this program on its accounts
     * @return the running server
     * @throws IOException when a file or a database cannot be read or a port cannot be had; one sentence
     */
    public static RunningServer start(ServerSettings settings, OwnCommands commands) throws IOException {
        OpenLogs logs = OpenLogs.open(settings.logs());
        try {
            RunningServer running =
                    new RunningServer(settings, ServedAccounts.open(settings, commands), logs, commands);
            running.beginNotices();
            return running;
        } catch (IOException | RuntimeException e) {
            logs.close();
            throw e;
        }
    }

    private void beginNotices() throws IOException {
        try {
            notices.begin(settings.notices(), new WatchedPlaces(this::settings, tls, accounts, remedies));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private FtpsServerBuilder builder() throws IOException {
        FtpsServerBuilder builder = FtpsServer.builder()
                .authenticator(accounts.logins())
                .loginGuard(settings.guard().toGuard())
                .files(settings.homes())
                .partialUploads(settings.partialUploads())
                .passive(settings.data().passive())
                .active(settings.data().active())
                .dataPeers(settings.data().peers())
                .limits(settings.limits())
                .greeting(settings.greeting())
                .events(logs.events());
        settings.transport().ifPresent(builder::transport);
        for (HostSettings host : settings.hosts()) {
            builder.host(host.toHost(accounts.logins(host)));
        }
        for (ListenerSettings listener : settings.listeners()) {
            builder.listen(listener.toListener(tls.of(listener.tls())));
        }
        Dangers.of(settings).forEach(Dangers::log);
        return builder;
    }

    /** {@return the engine that serves} */
    public FtpsServer server() {
        return server;
    }

    /** {@return what it was told} */
    public ServerSettings settings() {
        return settings;
    }

    /** {@return who the server is, and whom it believes} */
    public ServedTls tls() {
        return tls;
    }

    /** {@return who may log in} */
    public ServedAccounts accounts() {
        return accounts;
    }

    /**
     * Reads all certificates anew, for new connections, and looks whether those who are logged in may stay; what came of it is
     * logged. Blocks on the disk.
     */
    public void reload() {
        tls.reload();
        server.reviewSessions();
    }

    /**
     * Takes over listeners, limits and greeting; sessions keep what they began with. Blocks on the disk.
     *
     * @param next what a file says now
     * @throws IOException when a port or a certificate cannot be had; what came before it in the list of listeners has changed
     * @throws IllegalStateException when something else is different, and then nothing has changed; one sentence
     */
    public synchronized void follow(ServerSettings next) throws IOException {
        List<String> fixed = settings.fixedKeysChangedIn(next);
        if (!fixed.isEmpty()) {
            throw new IllegalStateException("Nothing has changed, for a new start is needed by: "
                    + String.join(", ", fixed) + ". Restart the server, or take that back.");
        }
        Map<String, Listener> wanted = new LinkedHashMap<>();
        for (ListenerSettings listener : next.listeners()) {
            wanted.put(listener.name(), listener.toListener(tls.of(listener.tls())));
        }
        removeAndReplace(next, wanted);
        addMissing(wanted);
        server.limits(next.limits());
        server.greeting(next.greeting());
        settings = next;
    }

    private void removeAndReplace(ServerSettings next, Map<String, Listener> wanted) throws IOException {
        for (ListenerSettings listener : settings.listeners()) {
            Listener other = wanted.get(listener.name());
            if (other == null) {
                server.remove(listener.name());
            } else if (!next.listeners().contains(listener)) {
                server.replace(other);
            }
        }
    }

    private void addMissing(Map<String, Listener> wanted) throws IOException {
        Set<String> present =
                settings.listeners().stream().map(ListenerSettings::name).collect(Collectors.toSet());
        for (Listener listener : wanted.values()) {
            if (!present.contains(listener.name())) {
                server.add(listener);
            }
        }
    }

    /** Stops the server as {@link FtpsServer#close} does, then what follows its files. */
    @Override
    public void close() {
        notices.close();
        sweep.close();
        server.close();
        tls.close();
        accounts.close();
        logs.close();
    }

    Identity identityOf(ListenerSettings listener) {
        return tls.identity(listener.tls());
    }

    int portOf(ListenerSettings listener) {
        return server.address(listener.name()).getPort();
    }
}

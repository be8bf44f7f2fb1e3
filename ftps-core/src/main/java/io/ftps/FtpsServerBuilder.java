/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginGuard;
import io.ftps.command.CommandHook;
import io.ftps.command.CustomCommand;
import io.ftps.control.Sockets;
import io.ftps.protocol.CommandTable;
import io.ftps.server.ActiveMode;
import io.ftps.server.DataPeers;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.PartialUploads;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.ServerEvents;
import io.ftps.server.Transport;
import io.ftps.server.UserFiles;
import io.ftps.server.VirtualHost;
import io.ftps.tls.ServerTls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a server. Not thread-safe; what {@link #start} returns no longer depends on it. */
public final class FtpsServerBuilder {
    final List<Listener> listeners = new ArrayList<>();
    final List<VirtualHost> hosts = new ArrayList<>();
    PassiveAddresses passive = PassiveAddresses.ANY_PORT;
    ActiveMode active = ActiveMode.FROM_ANY_PORT;
    DataPeers peers = DataPeers.SAME_ADDRESS;
    Limits limits = Limits.DEFAULT;
    ServerEvents events = ServerEvents.NONE;
    Transport transport = Sockets.best();
    String greeting = "FTP server ready.";
    LoginGuard guard = LoginGuard.standard();
    final List<CustomCommand> commands = new ArrayList<>();
    final List<CustomCommand> siteCommands = new ArrayList<>();
    CommandHook hook = CommandHook.NONE;
    PartialUploads partialUploads = PartialUploads.DISCARD_PARTIAL;
    private @Nullable Authenticator authenticator;
    private @Nullable UserFiles files;

    FtpsServerBuilder() {}

    /**
     * Adds a listener.
     *
     * @param listener where clients come in
     * @return this
     */
    public FtpsServerBuilder listen(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds a server of another name behind the same listeners. With none, HOST is not offered.
     *
     * @param host its names, and what is different there
     * @return this
     */
    public FtpsServerBuilder host(VirtualHost host) {
        hosts.add(host);
        return this;
    }

    /**
     * Sets where data connections come in. The default is any free port, which no firewall likes.
     *
     * @param addresses ports and address
     * @return this
     */
    public FtpsServerBuilder passive(PassiveAddresses addresses) {
        this.passive = addresses;
        return this;
    }

    /**
     * Sets whether the server connects to clients that ask for it by PORT or EPRT. By default it does, from any free port.
     *
     * @param mode whether, and from which port
     * @return this
     */
    public FtpsServerBuilder active(ActiveMode mode) {
        this.active = mode;
        return this;
    }

    /**
     * Sets which hosts may be at the other end of a session's data connections. By default only the client's own.
     *
     * @param rule who may
     * @return this
     */
    public FtpsServerBuilder dataPeers(DataPeers rule) {
        this.peers = rule;
        return this;
    }

    /**
     * Sets who decides about logins.
     *
     * @param decider may block; called on a worker
     * @return this
     */
    public FtpsServerBuilder authenticator(Authenticator decider) {
        this.authenticator = decider;
        return this;
    }

    /**
     * Sets who slows and bans those who guess passwords, instead of {@link LoginGuard#standard()}. It is asked about addresses
     * as they connect, and told how logins go.
     *
     * @param slowing may be shared by several servers
     * @return this
     */
    public FtpsServerBuilder loginGuard(LoginGuard slowing) {
        this.guard = slowing;
        return this;
    }

    /**
     * Sets what users see.
     *
     * @param views opened once for each login, on a worker
     * @return this
     */
    public FtpsServerBuilder files(UserFiles views) {
        this.files = views;
        return this;
    }

    /**
     * Sets bounds other than the defaults.
     *
     * @param bounds every bound
     * @return this
     */
    public FtpsServerBuilder limits(Limits bounds) {
        this.limits = bounds;
        return this;
    }

    /**
     * Sets who is told what happens.
     *
     * @param listener must neither block nor throw
     * @return this
     */
    public FtpsServerBuilder events(ServerEvents listener) {
        this.events = listener;
        return this;
    }

    /**
     * Sets what becomes of uploads that were cut off. By default nothing is left of them.
     *
     * @param policy what is kept
     * @return this
     */
    public FtpsServerBuilder partialUploads(PartialUploads policy) {
        this.partialUploads = policy;
        return this;
    }

    /**
     * Adds a verb. {@link #start} fails where the standards have it already, unless they are not served here.
     *
     * @param own what it does
     * @return this
     */
    public FtpsServerBuilder command(CustomCommand own) {
        this.commands.add(own);
        return this;
    }

    /**
     * Adds a command behind SITE, for those who are logged in.
     *
     * @param own what it does
     * @return this
     */
    public FtpsServerBuilder siteCommand(CustomCommand own) {
        this.siteCommands.add(own);
        return this;
    }

    /**
     * Sets what is asked before each command and told of its reply.
     *
     * @param asked must not block
     * @return this
     */
    public FtpsServerBuilder commandHook(CommandHook asked) {
        this.hook = asked;
        return this;
    }

    /**
     * Sets what carries the connections, instead of the best there is.
     *
     * @param choice {@link #start} fails where it is not available
     * @return this
     */
    public FtpsServerBuilder transport(Transport choice) {
        this.transport = choice;
        return this;
    }

    /**
     * Sets the text of the 220 that clients are greeted with.
     *
     * @param text one line that names no product and no version, for strangers read it too
     * @return this
     */
    public FtpsServerBuilder greeting(String text) {
        this.greeting = text;
        return this;
    }

    /**
     * Starts the server. Blocks until every listener listens. Where one has data binding {@code REQUIRE}, or a host
     * has, its TLS engine is tried first, by {@link ServerTls#checkResumption()}.
     *
     * @return running
     * @throws IOException when a listener cannot listen; nothing is left running
     * @throws IllegalStateException when something is missing or does not fit; the message names it
     * @throws IllegalArgumentException when the greeting is blank
     */
    public FtpsServer start() throws IOException {
        if (listeners.isEmpty()) {
            throw new IllegalStateException("No listener: add one by listen(Listener.explicit(21, tls)).");
        }
        Set<String> names = new HashSet<>();
        for (Listener listener : listeners) {
            if (!names.add(listener.name())) {
                throw new IllegalStateException(
                        "Two listeners are named " + listener.name() + ": rename one by named(...).");
            }
        }
        authenticator();
        files();
        table();
        ListenerChecks checks = new ListenerChecks(hosts);
        listeners.forEach(checks::check);
        return FtpsServer.start(this);
    }

    CommandTable table() {
        return CommandTable.STANDARD.with(commands, siteCommands);
    }

    Authenticator authenticator() {
        if (authenticator == null) {
            throw new IllegalStateException("No authenticator: say by authenticator(...) who may log in.");
        }
        return authenticator;
    }

    UserFiles files() {
        if (files == null) {
            throw new IllegalStateException("No files: say by files(user -> LocalFiles.at(...)) what users see.");
        }
        return files;
    }
}

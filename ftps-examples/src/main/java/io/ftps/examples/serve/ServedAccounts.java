/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.HeldCertificates;
import io.ftps.auth.HoldingTank;
import io.ftps.examples.accounts.OpenAccounts;
import io.ftps.examples.accounts.RegisteredCertificates;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The accounts of the server, and of those of its hosts that have their own. */
public final class ServedAccounts implements AutoCloseable {
    private final OpenAccounts server;
    private final Map<HostSettings, OpenAccounts> hosts = new LinkedHashMap<>();
    private final HeldCertificates held;
    private final OwnCommands commands;

    private ServedAccounts(ServerSettings settings, OwnCommands commands) throws IOException {
        this.commands = commands;
        this.held = settings.listeners().stream()
                        .anyMatch(
                                listener -> listener.tls().clients().unknown() == UnknownCertificates.LET_IN_UNTRUSTED)
                ? HeldCertificates.UNTRUSTED_TOO
                : HeldCertificates.TRUSTED_ONLY;
        this.server = OpenAccounts.of(settings.logins());
    }

    /** Opens all of them. Blocks. Throws one sentence when one cannot be used. */
    static ServedAccounts open(ServerSettings settings, OwnCommands commands) throws IOException {
        ServedAccounts accounts = new ServedAccounts(settings, commands);
        try {
            for (HostSettings host : settings.hosts()) {
                Optional<LoginSettings> own = host.logins();
                if (own.isPresent()) {
                    accounts.hosts.put(host, OpenAccounts.of(own.get()));
                }
            }
            if (isAnybodyAsked(settings)) {
                accounts.prepareTanks();
            }
            return accounts;
        } catch (IOException | RuntimeException e) {
            accounts.close();
            throw e;
        }
    }

    private static boolean isAnybodyAsked(ServerSettings settings) {
        return settings.listeners().stream()
                .anyMatch(listener -> listener.tls().clients().policy() != ClientCertificatePolicy.IGNORE);
    }

    private void prepareTanks() throws IOException {
        server.prepareTank();
        for (OpenAccounts own : hosts.values()) {
            own.prepareTank();
        }
    }

    /** What decides about logins where no host has a say. */
    Authenticator logins() throws IOException {
        return server.logins(held, new HeldLog(commands, Optional.empty()));
    }

    /** What decides about those of a host, if it has accounts of its own. */
    Optional<Authenticator> logins(HostSettings host) throws IOException {
        OpenAccounts own = hosts.get(host);
        return own == null ? Optional.empty() : Optional.of(own.logins(held, new HeldLog(commands, Optional.of(host))));
    }

    /** Whose certificates count that nobody signed but their owner. */
    RegisteredCertificates registered() {
        return new RegisteredCertificates(all());
    }

    /** All users that can be listed. Blocks. */
    List<Account> accounts() throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (OpenAccounts store : all()) {
            accounts.addAll(store.accounts());
        }
        return accounts;
    }

    /** The homes that users have of their own, as far as they can be known. Blocks. */
    Set<Path> homes() throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        accounts().forEach(account -> account.user().home().ifPresent(homes::add));
        return homes;
    }

    private List<OpenAccounts> all() {
        return Stream.concat(Stream.of(server), hosts.values().stream()).toList();
    }

    /** {@return the accounts of the server} */
    public OpenAccounts server() {
        return server;
    }

    /** All tanks there are, that of the server first. */
    List<HoldingTank> tanks() {
        return all().stream().flatMap(accounts -> accounts.tank().stream()).toList();
    }

    @Override
    public void close() {
        server.close();
        hosts.values().forEach(OpenAccounts::close);
    }
}

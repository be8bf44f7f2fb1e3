/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.auth.Authenticator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One of several servers behind the same listeners, with users, files and a greeting of its own. A client asks for it by HOST
 * (RFC 7151) or by the server name of its TLS handshake; who asks for none is served by what the server itself was told.
 *
 * <pre>{@code VirtualHost.named("ftp.example.com").authenticator(users).files(user -> LocalFiles.at(folder))}</pre>
 *
 * <p>Every host is reached through every listener and can only demand more than it does. The catch: certificates are no
 * part of a host; the listener's selector chooses them by the same names.
 *
 * @param names DNS names, in any case; {@code *.example.com} stands for one label more. International names are written as
 *     A-labels ({@code xn--})
 * @param authenticator who may log in; empty for the server's own
 * @param files what users see; empty for the server's own
 * @param greeting text of the 220 that answers HOST, or that greets a client who named this host in its handshake
 * @param dataProtection what is demanded of data connections, where the listener demands less
 * @param dataBinding what must tie data connections to their control connection, where the listener demands less
 */
public record VirtualHost(
        List<String> names,
        Optional<Authenticator> authenticator,
        Optional<UserFiles> files,
        Optional<String> greeting,
        DataProtection dataProtection,
        DataBinding dataBinding) {

    /** Checks the parts. */
    public VirtualHost {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names of a virtual host: none (expected: at least one DNS name)");
        }
        if (greeting.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("greeting of a virtual host: blank (expected: one line of text)");
        }
        Objects.requireNonNull(dataProtection, "dataProtection");
        Objects.requireNonNull(dataBinding, "dataBinding");
    }

    /**
     * A host that differs from the server in nothing but its name.
     *
     * @param names at least one; whether they are DNS names is found by {@code start()}
     * @return the host
     */
    public static VirtualHost named(String... names) {
        return new VirtualHost(
                List.of(names),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DataProtection.CLIENT_CHOICE,
                DataBinding.OFF);
    }

    /**
     * The same host with users of its own.
     *
     * @param decider may block; called on a worker
     * @return a copy
     */
    public VirtualHost authenticator(Authenticator decider) {
        return new VirtualHost(names, Optional.of(decider), files, greeting, dataProtection, dataBinding);
    }

    /**
     * The same host with files of its own.
     *
     * @param views opened once for each login, on a worker
     * @return a copy
     */
    public VirtualHost files(UserFiles views) {
        return new VirtualHost(names, authenticator, Optional.of(views), greeting, dataProtection, dataBinding);
    }

    /**
     * The same host with a greeting of its own.
     *
     * @param text one line that names no product and no version, for strangers read it too
     * @return a copy
     */
    public VirtualHost greeting(String text) {
        return new VirtualHost(names, authenticator, files, Optional.of(text), dataProtection, dataBinding);
    }

    /**
     * The same host with another demand on data connections.
     *
     * @param protection has an effect where it is stricter than the listener's
     * @return a copy
     */
    public VirtualHost with(DataProtection protection) {
        return new VirtualHost(names, authenticator, files, greeting, protection, dataBinding);
    }

    /**
     * The same host with another binding of data connections.
     *
     * @param binding has an effect where it is stricter than the listener's
     * @return a copy
     */
    public VirtualHost with(DataBinding binding) {
        return new VirtualHost(names, authenticator, files, greeting, dataProtection, binding);
    }
}

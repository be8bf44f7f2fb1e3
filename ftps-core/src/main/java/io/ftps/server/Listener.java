/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.tls.ServerTls;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * One address to listen on and the rules for those who come in there. Listeners of unlike rules share nothing.
 *
 * @param name how logs, events and certificate selectors call it; unique in a server
 * @param address where to listen; port 0 takes any free port, which {@code FtpsServer.address(name)} tells
 * @param mode when TLS begins
 * @param tls who the server is here
 * @param dataProtection what is demanded of data connections
 * @param dataBinding what must tie a data connection to its control connection; {@link DataBinding#REQUIRE} demands
 *     encryption too, whatever {@code dataProtection} says
 * @param proxies which proxies are in front; empty where clients connect themselves
 * @param concessions what clients of old are granted
 */
public record Listener(
        String name,
        InetSocketAddress address,
        TlsMode mode,
        ServerTls tls,
        DataProtection dataProtection,
        DataBinding dataBinding,
        Optional<TrustedProxies> proxies,
        Concessions concessions) {

    /** Checks the parts. */
    public Listener {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(concessions, "concessions");
        if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "listener name: \"" + Printable.of(name) + "\" (expected: 1 to 64 letters, digits, '_', '.', '-')");
        }
    }

    /**
     * A listener that grants clients of old nothing.
     *
     * @param name its name
     * @param address where to listen
     * @param mode when TLS begins
     * @param tls who the server is here
     * @param dataProtection what is demanded of data connections
     * @param dataBinding what must tie a data connection to its control connection
     */
    public Listener(
            String name,
            InetSocketAddress address,
            TlsMode mode,
            ServerTls tls,
            DataProtection dataProtection,
            DataBinding dataBinding) {
        this(name, address, mode, tls, dataProtection, dataBinding, Optional.empty(), Concessions.NONE);
    }

    /**
     * TLS from the first byte, on all addresses.
     *
     * @param port the port, 0 for any free one
     * @param tls who the server is
     * @return a listener named {@code implicit}
     */
    public static Listener implicit(int port, ServerTls tls) {
        return of("implicit", port, TlsMode.IMPLICIT, tls);
    }

    /**
     * AUTH TLS before login, on all addresses.
     *
     * @param port the port, 0 for any free one
     * @param tls who the server is
     * @return a listener named {@code explicit}
     */
    public static Listener explicit(int port, ServerTls tls) {
        return of("explicit", port, TlsMode.EXPLICIT, tls);
    }

    /**
     * Logins in clear are let in, on all addresses; data connections are as the client chooses. Use it only where a
     * device cannot speak TLS and the network is trusted.
     *
     * @param port the port, 0 for any free one
     * @param tls who the server is for those who ask
     * @return a listener named {@code plain}
     */
    public static Listener plainLoginAllowed(int port, ServerTls tls) {
        return of("plain", port, TlsMode.PLAIN_LOGIN_ALLOWED, tls).with(DataProtection.CLIENT_CHOICE);
    }

    private static Listener of(String name, int port, TlsMode mode, ServerTls tls) {
        return new Listener(
                name, new InetSocketAddress(port), mode, tls, DataProtection.PRIVATE_ONLY, DataBinding.PREFER);
    }

    /**
     * Whether the first thing that is said here is said in clear.
     *
     * @return false where TLS begins with the first byte, unless {@link FirstWords#IN_CLEAR} is set
     */
    public boolean greetsInClear() {
        return mode != TlsMode.IMPLICIT || concessions.firstWords() == FirstWords.IN_CLEAR;
    }

    /**
     * The same listener under another name.
     *
     * @param otherName the name
     * @return a copy
     */
    public Listener named(String otherName) {
        return new Listener(otherName, address, mode, tls, dataProtection, dataBinding, proxies, concessions);
    }

    /**
     * The same listener elsewhere.
     *
     * @param otherAddress address and port
     * @return a copy
     */
    public Listener at(InetSocketAddress otherAddress) {
        return new Listener(name, otherAddress, mode, tls, dataProtection, dataBinding, proxies, concessions);
    }

    /**
     * The same listener with another demand on data connections.
     *
     * @param protection the demand
     * @return a copy
     */
    public Listener with(DataProtection protection) {
        return new Listener(name, address, mode, tls, protection, dataBinding, proxies, concessions);
    }

    /**
     * The same listener with another binding of data connections.
     *
     * @param binding the binding
     * @return a copy
     */
    public Listener with(DataBinding binding) {
        return new Listener(name, address, mode, tls, dataProtection, binding, proxies, concessions);
    }

    /**
     * The same listener with other concessions.
     *
     * @param granted what clients of old are granted
     * @return a copy
     */
    public Listener with(Concessions granted) {
        return new Listener(name, address, mode, tls, dataProtection, dataBinding, proxies, granted);
    }

    /**
     * The same listener with another answer to CCC.
     *
     * @param choice whether the control connection may leave TLS
     * @return a copy
     */
    public Listener with(ClearControl choice) {
        return with(concessions.with(choice));
    }

    /**
     * The same listener with another moment to greet.
     *
     * @param moment counts with {@link TlsMode#IMPLICIT} alone
     * @return a copy
     */
    public Listener with(FirstWords moment) {
        return with(concessions.with(moment));
    }

    /**
     * The same listener with another end of uploads.
     *
     * @param end what ends an upload under TLS
     * @return a copy
     */
    public Listener with(UploadEnd end) {
        return with(concessions.with(end));
    }

    /**
     * The same listener with another meaning of TYPE A.
     *
     * @param meaning what it does to files
     * @return a copy
     */
    public Listener with(AsciiTransfers meaning) {
        return with(concessions.with(meaning));
    }

    /**
     * The same listener with another answer to MODE Z.
     *
     * @param choice whether it is served
     * @return a copy
     */
    public Listener with(Compression choice) {
        return with(concessions.with(choice));
    }

    /**
     * The same listener behind proxies that say who is behind them.
     *
     * @param trusted which proxies are believed; nobody else gets in any more
     * @return a copy
     */
    public Listener behind(TrustedProxies trusted) {
        return new Listener(name, address, mode, tls, dataProtection, dataBinding, Optional.of(trusted), concessions);
    }
}

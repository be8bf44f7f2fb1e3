/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is spoken inside TLS, by the names of ALPN (RFC 7301). A client that offers none is served: it is older than ALPN. A
 * client that offers some must offer one of ours, which is selected then; else it gets the alert no_application_protocol, so
 * that nobody can lead the client of another protocol to this server (the ALPACA attack). Names that clients make up to test
 * servers (GREASE, RFC 8701) count as not offered.
 *
 * @param main what main channels speak, best first; empty where nothing is selected and nothing refused
 * @param sideOnly what side channels may speak beside that
 */
public record ApplicationProtocols(List<String> main, List<String> sideOnly) {
    /** Offers are neither selected nor refused. */
    public static final ApplicationProtocols UNCHECKED = new ApplicationProtocols(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param main what main channels speak
     * @param sideOnly what side channels may speak beside that
     * @throws IllegalArgumentException if side channels have names and main channels have none
     */
    public ApplicationProtocols {
        main = List.copyOf(main);
        sideOnly = List.copyOf(sideOnly);
        if (main.isEmpty() && !sideOnly.isEmpty()) {
            throw new IllegalArgumentException("Side channels speak " + sideOnly
                    + " and main channels nothing (expected: a name for both, or none).");
        }
    }

    /** {@return what side channels may speak: the main channel's protocols, then their own} */
    public List<String> side() {
        return Stream.concat(main.stream(), sideOnly.stream()).toList();
    }

    /**
     * Holds an offer against a list of ours.
     *
     * @param accepted {@link #main()} or {@link #side()}
     * @param hello what the client offers
     * @return the best of ours that it offers
     */
    public static Optional<String> select(List<String> accepted, ClientHello hello) {
        return accepted.stream().filter(hello.applicationProtocols()::contains).findFirst();
    }

    /**
     * Says whether an offer must be refused.
     *
     * @param accepted {@link #main()} or {@link #side()}
     * @param hello what the client offers
     * @return whether there is an offer, and a list of ours, and nothing in common
     */
    public static boolean refuses(List<String> accepted, ClientHello hello) {
        return !accepted.isEmpty()
                && select(accepted, hello).isEmpty()
                && !offered(hello).isEmpty();
    }

    /** What the client really means. */
    static List<String> offered(ClientHello hello) {
        return hello.applicationProtocols().stream()
                .filter(name -> !Grease.is(name))
                .toList();
    }
}

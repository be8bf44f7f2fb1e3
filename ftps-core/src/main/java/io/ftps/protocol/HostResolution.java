/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.Printable;
import io.ftps.server.VirtualHost;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which virtual host a name stands for. RFC 7151, section 3. Names are compared without case and without the dot at their end;
 * an exact name comes before one with a star. Immutable.
 */
public final class HostResolution {
    private static final int MOST_NAME_CHARACTERS = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

    private final Map<String, VirtualHost> byName = new HashMap<>();

    /**
     * Knows these hosts.
     *
     * @param hosts all of a server
     * @throws IllegalStateException when a name is none, or two hosts have it; the message names it
     */
    public HostResolution(List<VirtualHost> hosts) {
        hosts.forEach(this::add);
    }

    private void add(VirtualHost host) {
        for (String given : host.names()) {
            String name = normalized(given);
            if (!isName(name.startsWith("*.") ? name.substring(2) : name)) {
                throw new IllegalStateException("A virtual host is named \"" + Printable.of(given)
                        + "\" (expected: a DNS name such as ftp.example.com or *.example.com).");
            }
            if (byName.put(name, host) != null) {
                throw new IllegalStateException("Two virtual hosts, or one twice, are named " + name + ": rename one.");
            }
        }
    }

    /** What a HOST command comes to. */
    sealed interface Answer {
        /**
         * It is served.
         *
         * @param name as it is compared, a literal as it was sent
         * @param host empty for the address of the server, which stands for the server itself
         */
        record Known(String name, Optional<VirtualHost> host) implements Answer {}

        /** It is the name of somebody else, or not the one that the handshake named. */
        record Unknown() implements Answer {}

        /** It is no name: bad characters, or a port in it. */
        record Malformed() implements Answer {}
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The host of a name in the form in which names are compared: the exact one, or the one that has a star for its first label. */
    Optional<VirtualHost> find(String name) {
        int dot = name.indexOf('.');
        return Optional.ofNullable(byName.get(name))
                .or(() -> dot > 0 ? Optional.ofNullable(byName.get("*" + name.substring(dot))) : Optional.empty());
    }

    /**
     * What HOST asks for.
     *
     * @param argument as sent
     * @param ours addresses that clients reach the server by
     * @param serverName the name in its handshake, which HOST can only repeat
     */
    Answer resolve(String argument, Set<InetAddress> ours, Optional<String> serverName) {
        String name = normalized(argument.strip());
        if (IPV4.matcher(name).matches() || name.startsWith("[")) {
            return literal(name, ours, serverName);
        }
        if (!isName(name)) {
            return new Answer.Malformed();
        }
        if (serverName.isPresent() && !normalized(serverName.get()).equals(name)) {
            return new Answer.Unknown();
        }
        return find(name)
                .<Answer>map(host -> new Answer.Known(name, Optional.of(host)))
                .orElseGet(Answer.Unknown::new);
    }

    /** No handshake names an address (RFC 6066, section 3), so after one that named something no address is right. */
    private static Answer literal(String text, Set<InetAddress> ours, Optional<String> serverName) {
        Optional<InetAddress> address = address(text);
        if (address.isEmpty()) {
            return new Answer.Malformed();
        }
        return ours.contains(address.get()) && serverName.isEmpty()
                ? new Answer.Known(text, Optional.empty())
                : new Answer.Unknown();
    }

    /** Nothing is looked up: the pattern lets no name through. */
    private static Optional<InetAddress> address(String text) {
        if (text.startsWith("[") && !IPV6_IN_BRACKETS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getAllByName(text)[0]);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        return name.length() <= MOST_NAME_CHARACTERS
                && NAME.matcher(name).matches()
                && !IPV4.matcher(name).matches();
    }

    private static String normalized(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

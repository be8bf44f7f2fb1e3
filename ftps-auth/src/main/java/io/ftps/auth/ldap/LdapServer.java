/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where a directory is, and how it is spoken to. Immutable. The certificate of the server is judged by the {@link SSLContext},
 * and must be for the host named here. The catch: it is one host; for several put a balancer in front.
 */
public final class LdapServer {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}");
    private static final int MOST_PORTS = 65_535;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /** When TLS begins. */
    enum Encryption {
        AT_ONCE,
        BY_START_TLS,
        NEVER
    }

    /** What TLS is spoken by, if it is. */
    private record Transport(Encryption encryption, Optional<SSLContext> tls) {}

    private record Timeouts(Duration connect, Duration read) {
        private static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    private final String host;
    private final int port;
    private final Transport transport;
    private final Timeouts timeouts;

    private LdapServer(String host, int port, Transport transport, Timeouts timeouts) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "The host of the directory is \"" + host + "\" (expected: a name or an address).");
        }
        if (port < 1 || port > MOST_PORTS) {
            throw new IllegalArgumentException(
                    "The port of the directory is " + port + " (expected: 1 to " + MOST_PORTS + ").");
        }
        this.host = host;
        this.port = port;
        this.transport = transport;
        this.timeouts = timeouts;
    }

    /** Speaks TLS from the first byte, usually on port 636. */
    public static LdapServer ldaps(String host, int port, SSLContext tls) {
        return new LdapServer(host, port, new Transport(Encryption.AT_ONCE, Optional.of(tls)), Timeouts.DEFAULT);
    }

    /** Asks for TLS before anything else (RFC 4511, section 4.14), usually on port 389; goes no further if it is denied. */
    public static LdapServer startTls(String host, int port, SSLContext tls) {
        return new LdapServer(host, port, new Transport(Encryption.BY_START_TLS, Optional.of(tls)), Timeouts.DEFAULT);
    }

    /** Sends every password as it is; only for a directory on the same machine, or in tests. */
    public static LdapServer dangerouslyUnencrypted(String host, int port) {
        return new LdapServer(host, port, new Transport(Encryption.NEVER, Optional.empty()), Timeouts.DEFAULT);
    }

    /** How long a connection may take to be made, TLS from the first byte included; the default is 5 seconds. */
    public LdapServer withConnectTimeout(Duration timeout) {
        return new LdapServer(
                host, port, transport, new Timeouts(checked("The connect timeout", timeout), timeouts.read));
    }

    /** How long each answer may take; a login asks for two to six. The default is 10 seconds. */
    public LdapServer withReadTimeout(Duration timeout) {
        return new LdapServer(
                host, port, transport, new Timeouts(timeouts.connect, checked("The read timeout", timeout)));
    }

    private static Duration checked(String what, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(what + " of the directory is " + timeout.toMillis()
                    + " ms (expected: 1 to " + LONGEST_TIMEOUT.toMillis() + ").");
        }
        return timeout;
    }

    Encryption encryption() {
        return transport.encryption;
    }

    Optional<SSLContext> tls() {
        return transport.tls;
    }

    int connectMillis() {
        return (int) timeouts.connect.toMillis();
    }

    int readMillis() {
        return (int) timeouts.read.toMillis();
    }

    /** As JNDI reads it. */
    String url() {
        String scheme = switch (transport.encryption) {
            case AT_ONCE -> "ldaps";
            case BY_START_TLS, NEVER -> "ldap";
        };
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return url();
    }
}

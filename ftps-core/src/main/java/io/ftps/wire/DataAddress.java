/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a data connection as commands and replies write it. No name is ever looked up. */
public final class DataAddress {
    private static final Pattern SIX_NUMBERS =
            Pattern.compile("([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})");

    /** A delimiter of the client's choice, the same four times. RFC 2428, section 2. */
    private static final Pattern EXTENDED =
            Pattern.compile("([\\x21-\\x7E])([0-9]{1,3})\\1(.{1,45}?)\\1([0-9]{1,5})\\1");

    private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private static final int HIGHEST_BYTE = 0xFF;
    private static final int HIGHEST_PORT = 0xFFFF;

    private DataAddress() {}

    /** What EPRT names. */
    public sealed interface Extended {
        /**
         * A port of a host.
         *
         * @param address where
         */
        record Named(InetSocketAddress address) implements Extended {}

        /** A network that is neither IPv4 nor IPv6. */
        record UnknownNetwork() implements Extended {}
    }

    /**
     * The six numbers of PASV. RFC 959, section 4.1.2.
     *
     * @param address where
     * @param port where
     * @return such as {@code (127,0,0,1,195,80)}
     */
    public static String passive(Inet4Address address, int port) {
        byte[] a = address.getAddress();
        return String.format(
                Locale.ROOT,
                "(%d,%d,%d,%d,%d,%d)",
                a[0] & HIGHEST_BYTE,
                a[1] & HIGHEST_BYTE,
                a[2] & HIGHEST_BYTE,
                a[3] & HIGHEST_BYTE,
                port >> Byte.SIZE,
                port & HIGHEST_BYTE);
    }

    /**
     * The port of EPSV. RFC 2428, section 3.
     *
     * @param port where
     * @return such as {@code (|||50000|)}
     */
    public static String extendedPassive(int port) {
        return "(|||" + port + "|)";
    }

    /**
     * Reads the six numbers of PORT. RFC 959, section 4.1.2.
     *
     * @param argument such as {@code 127,0,0,1,195,80}
     * @return the address, or empty when it is none
     */
    public static Optional<InetSocketAddress> parsePort(String argument) {
        Matcher numbers = SIX_NUMBERS.matcher(argument);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[6];
        for (int i = 0; i < bytes.length; i++) {
            int number = Integer.parseInt(numbers.group(i + 1));
            if (number > HIGHEST_BYTE) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        int port = (bytes[4] & HIGHEST_BYTE) << Byte.SIZE | (bytes[5] & HIGHEST_BYTE);
        return literal(argument.substring(0, numbers.end(4)).replace(',', '.'), IPV4)
                .map(address -> new InetSocketAddress(address, port));
    }

    /**
     * Reads the address of EPRT, with any delimiter. RFC 2428, section 2.
     *
     * @param argument such as {@code |2|2001:db8::1|5282|}
     * @return what it names, or empty when it is no address; an IPv4 address written as one of IPv6 counts as IPv4
     */
    public static Optional<Extended> parseExtended(String argument) {
        Matcher parts = EXTENDED.matcher(argument);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return switch (Integer.parseInt(parts.group(2))) {
            case 1 -> named(parts, IPV4);
            case 2 -> named(parts, IPV6);
            default -> Optional.of(new Extended.UnknownNetwork());
        };
    }

    private static Optional<Extended> named(Matcher parts, Pattern family) {
        int port = Integer.parseInt(parts.group(4));
        return port > HIGHEST_PORT
                ? Optional.empty()
                : literal(parts.group(3), family)
                        .map(address -> new Extended.Named(new InetSocketAddress(address, port)));
    }

    /** An address that is written out, so nobody is asked for it. */
    private static Optional<InetAddress> literal(String text, Pattern family) {
        if (!family.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty(); // such as 1.2.3.400, or :::
        }
    }
}

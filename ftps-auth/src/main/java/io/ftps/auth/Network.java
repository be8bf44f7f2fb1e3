/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}; without a number, one address.
 *
 * @param address the first of them
 * @param prefixLength how many bits they share
 */
public record Network(InetAddress address, int prefixLength) {
    private static final Pattern LITERAL =
            Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Refuses a length that the address has not with {@link IllegalArgumentException}; drops the bits behind it. */
    public Network {
        int bits = address.getAddress().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException(
                    "The length of the network is " + prefixLength + " (expected: 0 to " + bits + ").");
        }
        address = first(address, prefixLength);
    }

    /**
     * Reads {@code ADDRESS} or {@code ADDRESS/LENGTH}; no name is looked up.
     *
     * @throws IllegalArgumentException with one sentence
     */
    public static Network parse(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches()) {
            throw wrong(text);
        }
        try {
            InetAddress address = InetAddress.getByName(parts[0]);
            int all = address.getAddress().length * Byte.SIZE;
            return new Network(address, parts.length == 1 ? all : Integer.parseInt(parts[1]));
        } catch (UnknownHostException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "The network is \"" + text + "\" (expected: an address such as 192.0.2.1, or 192.0.2.0/24).");
    }

    /** Whether an address is one of them. */
    public boolean contains(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && first(other, prefixLength).equals(address);
    }

    private static InetAddress first(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
            bytes[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has " + bytes.length + " bytes.", impossible);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An address in the one form in which it is compared: IPv4 as IPv4, also where a socket of IPv6 accepted it. */
final class PlainAddress {
    /** Ten bytes of 0 and two of 255 come before the IPv4 address (RFC 4291, section 2.5.5.2). */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private PlainAddress() {}

    static InetAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped =
                address instanceof Inet6Address && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        try {
            return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are no IPv4 address (expected: a Java platform).", e);
        }
    }

    /** The same map with plain addresses; none may be there twice. */
    static <V> Map<InetAddress, V> keys(Map<InetAddress, V> map) {
        Map<InetAddress, V> plain = new HashMap<>();
        map.forEach((address, value) -> {
            if (plain.put(of(address), value) != null) {
                throw new IllegalArgumentException("The address " + of(address).getHostAddress()
                        + " has two selectors (expected: one for each address).");
            }
        });
        return Map.copyOf(plain);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.net.Inet4Address;
import java.util.Locale;

/** The address of a data connection as replies write it. */
public final class DataAddress {
    private DataAddress() {}

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
                a[0] & 0xFF,
                a[1] & 0xFF,
                a[2] & 0xFF,
                a[3] & 0xFF,
                port >> 8,
                port & 0xFF);
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
}

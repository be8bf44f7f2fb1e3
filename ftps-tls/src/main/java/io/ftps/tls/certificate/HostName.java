/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;

/** What a client may connect to, as a person writes it: a DNS name, or an address. Nothing is looked up. */
final class HostName {
    private static final int LONGEST_NAME = 253;
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    /** The last label is no number, else it is an address that was mistyped. */
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?(" + LABEL + "\\.)*(?!\\d+$)" + LABEL, Pattern.CASE_INSENSITIVE);

    private HostName() {}

    /** The address, if it is one. */
    static Optional<InetAddress> address(String text) {
        if (!IPAddress.isValidIPv4(text) && !IPAddress.isValidIPv6(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The name in the form that certificates hold (RFC 5280, section 7.2): lower case, and letters beyond ASCII encoded. */
    static String name(String text) {
        Optional<String> name =
                ascii(text).filter(ascii -> ascii.length() <= LONGEST_NAME).filter(NAME.asMatchPredicate());
        return name.orElseThrow(() -> new IllegalArgumentException("\"" + text
                + "\" is neither a DNS name nor an IP address (expected: such as ftp.example.com, *.example.com or"
                + " 192.0.2.7)."));
    }

    private static Optional<String> ascii(String text) {
        String wildcard = text.startsWith("*.") ? "*." : "";
        try {
            return Optional.of(
                    wildcard + IDN.toASCII(text.substring(wildcard.length())).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

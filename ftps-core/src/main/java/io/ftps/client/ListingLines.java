/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.wire.FactTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of MLSD (RFC 3659, section 7.2) and of LIST as Unix servers write it. Both leave out the directory and its parent. */
final class ListingLines {
    private static final Pattern UNIX = Pattern.compile("([-dlbcps])[-rwxsStTlL]{9}[+.@]?\\s+\\d+\\s+\\S+\\s+\\S+\\s+"
            + "(\\d{1,18})\\s+[A-Za-z]{3}\\s+\\d{1,2}\\s+(?:\\d{4}|\\d{1,2}:\\d{2}) (.+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String ARROW = " -> ";

    private ListingLines() {}

    /** An entry of MLSD; empty if the line is none. */
    static Optional<RemoteFile> machine(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || space == line.length() - 1) {
            return Optional.empty();
        }
        String type = "";
        OptionalLong size = OptionalLong.empty();
        Optional<Instant> modified = Optional.empty();
        for (String fact : line.substring(0, space).split(";", -1)) {
            int equals = fact.indexOf('=');
            String value = fact.substring(equals + 1);
            switch (fact.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT)) {
                case "type" -> type = value.toLowerCase(Locale.ROOT);
                case "size" -> size = number(value);
                case "modify" -> modified = FactTime.parse(value);
                default -> {} // facts that nobody here asks for
            }
        }
        String name = line.substring(space + 1);
        return type.equals("cdir") || type.equals("pdir")
                ? Optional.empty()
                : Optional.of(new RemoteFile(name, machineKind(type), size, modified));
    }

    private static RemoteFile.Kind machineKind(String type) {
        return switch (type) {
            case "file" -> RemoteFile.Kind.FILE;
            case "dir" -> RemoteFile.Kind.DIRECTORY;
            default -> RemoteFile.Kind.OTHER;
        };
    }

    private static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** An entry of LIST; empty if the line is none. Its time has neither year nor zone for sure, so it is not told. */
    static Optional<RemoteFile> unix(String line) {
        Matcher parts = UNIX.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        RemoteFile.Kind kind = unixKind(parts.group(1).charAt(0));
        String name = parts.group(3);
        int arrow = parts.group(1).equals("l") ? name.indexOf(ARROW) : -1;
        String own = arrow < 0 ? name : name.substring(0, arrow);
        return own.equals(".") || own.equals("..")
                ? Optional.empty()
                : Optional.of(new RemoteFile(own, kind, number(parts.group(2)), Optional.empty()));
    }

    private static RemoteFile.Kind unixKind(char letter) {
        return switch (letter) {
            case '-' -> RemoteFile.Kind.FILE;
            case 'd' -> RemoteFile.Kind.DIRECTORY;
            default -> RemoteFile.Kind.OTHER;
        };
    }
}

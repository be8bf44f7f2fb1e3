/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.auth.Permission;
import io.ftps.file.FileInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The facts of MLST and MLSD. RFC 3659, section 7.5. */
public enum Fact {
    /** What it is. */
    TYPE("type"),
    /** Bytes of a file. */
    SIZE("size"),
    /** When it was changed, UTC. */
    MODIFY("modify"),
    /** When it came to be, UTC, where the storage knows; told only to who asks for it. */
    CREATE("create"),
    /** What the user may do with it. */
    PERM("perm"),
    /** The same for two names of one file. */
    UNIQUE("unique"),
    /** Permission bits, octal. */
    UNIX_MODE("UNIX.mode"),
    /** Owner's name. */
    UNIX_OWNER("UNIX.owner"),
    /** Group's name. */
    UNIX_GROUP("UNIX.group");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What one letter of the perm fact promises. RFC 3659, section 7.5.5. */
    private record Letter(char letter, Permission needed) {}

    private static final List<Letter> OF_FILES = List.of(
            new Letter('r', Permission.READ),
            new Letter('a', Permission.APPEND),
            new Letter('w', Permission.WRITE),
            new Letter('d', Permission.DELETE),
            new Letter('f', Permission.RENAME));
    private static final List<Letter> OF_DIRECTORIES = List.of(
            new Letter('f', Permission.RENAME),
            new Letter('l', Permission.LIST),
            new Letter('c', Permission.WRITE),
            new Letter('d', Permission.DELETE),
            new Letter('m', Permission.MAKE_DIRECTORY),
            new Letter('p', Permission.DELETE));
    /** Every directory may be entered. */
    private static final String ENTER = "e";

    /** What is told to who has asked for nothing. */
    public static final Set<Fact> DEFAULT = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CREATE)));

    private final String label;

    Fact(String label) {
        this.label = label;
    }

    /**
     * The name on the wire.
     *
     * @return such as {@code UNIX.mode}
     */
    public String label() {
        return label;
    }

    /**
     * A fact by its name, in any case.
     *
     * @param label the name
     * @return the fact, or empty when there is none of that name
     */
    public static Optional<Fact> byLabel(String label) {
        for (Fact fact : values()) {
            if (fact.label.equalsIgnoreCase(label)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /**
     * One entry of MLSD, or the middle line of MLST.
     *
     * @param info the file
     * @param facts which facts
     * @param permitted what the user may do with it
     * @param shownName the name at the end of the line
     * @return such as {@code type=file;size=5; name}
     */
    public static String line(FileInfo info, Set<Fact> facts, Predicate<Permission> permitted, String shownName) {
        StringBuilder out = new StringBuilder(128);
        for (Fact fact : facts) {
            fact.value(info, permitted)
                    .ifPresent(value ->
                            out.append(fact.label).append('=').append(value).append(';'));
        }
        return out.append(' ').append(shownName).toString();
    }

    /**
     * A time as MDTM, MFMT and the modify fact write it.
     *
     * @param instant when
     * @return such as {@code 20261122123914}, UTC
     */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    private Optional<String> value(FileInfo info, Predicate<Permission> permitted) {
        boolean directory = info.kind() == FileInfo.Kind.DIRECTORY;
        return switch (this) {
            case TYPE -> Optional.of(type(info.kind()));
            case SIZE -> directory ? Optional.empty() : Optional.of(Long.toString(info.size()));
            case MODIFY -> Optional.of(time(info.modified()));
            case CREATE -> info.created().map(Fact::time);
            case PERM ->
                Optional.of(
                        directory ? permissions(OF_DIRECTORIES, permitted) + ENTER : permissions(OF_FILES, permitted));
            case UNIQUE -> Optional.of(info.unique()).filter(unique -> !unique.isEmpty());
            case UNIX_MODE -> Optional.of(octal(info.mode()));
            case UNIX_OWNER -> Optional.of(info.owner());
            case UNIX_GROUP -> Optional.of(info.group());
        };
    }

    private static String permissions(List<Letter> letters, Predicate<Permission> permitted) {
        StringBuilder out = new StringBuilder(letters.size() + 1);
        for (Letter letter : letters) {
            if (permitted.test(letter.needed())) {
                out.append(letter.letter());
            }
        }
        return out.toString();
    }

    private static String octal(int mode) {
        String digits = Integer.toOctalString(mode);
        return "0".repeat(Math.max(1, 4 - digits.length())) + digits;
    }

    private static String type(FileInfo.Kind kind) {
        return switch (kind) {
            case FILE -> "file";
            case DIRECTORY -> "dir";
            case SYMBOLIC_LINK -> "OS.unix=slink";
            case OTHER -> "OS.unix=other";
        };
    }
}

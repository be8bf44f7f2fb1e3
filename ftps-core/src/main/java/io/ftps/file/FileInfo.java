/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client may know of one file or directory: the facts behind LIST, MLST, MLSD, SIZE and MDTM (RFC 3659,
 * section 7.5). A snapshot: the file may have changed since. The {@code perm} fact is not here, because it follows from
 * what the user may do and from the kind, not from the mode bits of the server's disk.
 *
 * <p>Each text goes into a line of a listing, so none may hold NUL, CR or LF: the constructor refuses them. A view that
 * meets such a name leaves the entry out. The catch: a link that leads to a file inside the view is no
 * {@link Kind#SYMBOLIC_LINK} but what it leads to, under its own name.
 *
 * @param name the last name of the path, without slashes; empty for the root
 * @param kind what it is
 * @param size its length in bytes; of a directory whatever the storage says
 * @param modified when its content last changed
 * @param created when it came to be; empty when the storage cannot tell
 * @param mode nine permission bits as Unix has them, for instance {@code 0644}; for show only
 * @param owner who owns it, for show only
 * @param group which group owns it, for show only
 * @param unique two entries with the same text are the same file (the {@code unique} fact): letters and digits; empty
 *     when the storage cannot tell
 * @param linkTarget where a {@link Kind#SYMBOLIC_LINK} leads, if a client may know; empty for every other kind,
 *     and always with {@link LocalFiles}
 */
public record FileInfo(
        String name,
        Kind kind,
        long size,
        Instant modified,
        Optional<Instant> created,
        int mode,
        String owner,
        String group,
        String unique,
        Optional<String> linkTarget) {

    private static final int DIRECTORY_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final String NOBODY = "ftp";

    /** What an entry of a directory is. */
    public enum Kind {
        /** Bytes that can be fetched. */
        FILE,
        /** Can be listed and entered. */
        DIRECTORY,
        /** A link that leads to nothing or out of the view; it can be deleted and renamed, nothing else. */
        SYMBOLIC_LINK,
        /** A device, a socket, a pipe: listed, never opened. */
        OTHER
    }

    /**
     * Checks that the entry can be one line of a listing.
     *
     * @throws IllegalArgumentException if the size is negative or a text holds NUL, CR or LF
     */
    public FileInfo {
        if (size < 0) {
            throw new IllegalArgumentException("size: " + size + " (expected: >= 0)");
        }
        requireLine("name", name);
        requireLine("owner", owner);
        requireLine("group", group);
        requireLine("unique", unique);
        linkTarget.ifPresent(target -> requireLine("linkTarget", target));
    }

    /**
     * A file that anybody may read, for views that know no more.
     *
     * @param name its last name
     * @param size its length in bytes
     * @param modified when its content last changed
     * @return mode 0644, owner and group {@code ftp}, nothing unique
     */
    public static FileInfo file(String name, long size, Instant modified) {
        return plain(name, Kind.FILE, size, modified, FILE_MODE);
    }

    /**
     * A directory that anybody may enter, for views that know no more.
     *
     * @param name its last name, empty for the root
     * @param modified when an entry was last added or removed
     * @return mode 0755, owner and group {@code ftp}, nothing unique
     */
    public static FileInfo directory(String name, Instant modified) {
        return plain(name, Kind.DIRECTORY, 0, modified, DIRECTORY_MODE);
    }

    private static FileInfo plain(String name, Kind kind, long size, Instant modified, int mode) {
        return new FileInfo(name, kind, size, modified, Optional.empty(), mode, NOBODY, NOBODY, "", Optional.empty());
    }

    private static void requireLine(String component, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || c == '\r' || c == '\n') {
                throw new IllegalArgumentException(component + ": holds the character " + (int) c + " at index " + i
                        + " (expected: no NUL, CR or LF; leave such an entry out of the listing)");
            }
        }
    }
}

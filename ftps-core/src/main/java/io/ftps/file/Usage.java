/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import io.ftps.auth.Quota;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much one user has stored: counted once, by looking at everything, and kept up to date by all sessions of the user from then
 * on. Thread-safe. The catch: what others do in the same folder is not noticed until it is counted again, which is when the user
 * comes back after a time without a session.
 */
public final class Usage {
    private boolean counted;
    private long bytes;
    private long files;

    /** Nothing is known yet. */
    public Usage() {}

    /** Looks at everything, unless somebody did before; the others wait meanwhile. Blocks. */
    synchronized void count(FileSystemView view) throws IOException {
        if (!counted) {
            bytes = 0;
            files = 0;
            count(view, FtpPath.ROOT, new HashSet<>());
            counted = true;
        }
    }

    /** A folder that is reached twice, as by a link, is counted once. */
    private void count(FileSystemView view, FtpPath directory, Set<String> seen) throws IOException {
        try (DirectoryListing entries = view.list(directory)) {
            for (Optional<FileInfo> next = entries.next(); next.isPresent(); next = entries.next()) {
                FileInfo entry = next.get();
                if (entry.kind() == FileInfo.Kind.FILE) {
                    bytes += entry.size();
                    files++;
                } else if (entry.kind() == FileInfo.Kind.DIRECTORY
                        && (entry.unique().isEmpty() || seen.add(entry.unique()))) {
                    countBelow(view, directory, entry.name(), seen);
                }
            }
        }
    }

    /** What lies so deep that no client can name it is left out. */
    private void countBelow(FileSystemView view, FtpPath directory, String name, Set<String> seen) throws IOException {
        FtpPath path;
        try {
            path = directory.resolve(name);
        } catch (InvalidPathException tooDeep) {
            return;
        }
        count(view, path, seen);
    }

    /**
     * Adds bytes, if there is room for all of them.
     *
     * @return false when there is not, and nothing has changed
     */
    synchronized boolean addBytes(long more, Quota quota) {
        boolean fits = fits(quota.bytes(), bytes + more);
        bytes += fits ? more : 0;
        return fits;
    }

    synchronized boolean addFile(Quota quota) {
        boolean fits = fits(quota.files(), files + 1);
        files += fits ? 1 : 0;
        return fits;
    }

    private static boolean fits(OptionalLong bound, long amount) {
        return bound.isEmpty() || amount <= bound.getAsLong();
    }

    synchronized void remove(long lessBytes, long lessFiles) {
        bytes = Math.max(0, bytes - lessBytes);
        files = Math.max(0, files - lessFiles);
    }

    /** Whether an upload that gives back so much could begin. */
    synchronized boolean hasRoom(Quota quota, long freedBytes, long newFiles) {
        return fits(quota.bytes(), bytes - freedBytes + 1) && fits(quota.files(), files + newFiles);
    }

    /** How many bytes more may come. */
    synchronized long room(Quota quota) {
        return quota.bytes().isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, quota.bytes().getAsLong() - bytes);
    }
}

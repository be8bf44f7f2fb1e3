/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks through a root for what the engine left there. It goes from open directory to open directory and follows no link, so no
 * exchange of a directory for a link leads it out; it holds one entry and one open directory for each level, and goes as deep as
 * clients can.
 */
final class LeftoverSearch {
    private final Instant olderThan;
    private long count;
    private long bytes;

    private LeftoverSearch(Instant olderThan) {
        this.olderThan = olderThan;
    }

    static Leftovers remove(PathDirectory root, Instant olderThan) throws IOException {
        LeftoverSearch search = new LeftoverSearch(olderThan);
        search.lookIn(root, FtpPath.MAX_DEPTH);
        return new Leftovers(search.count, search.bytes);
    }

    private void lookIn(Directory directory, int levels) throws IOException {
        try (directory;
                DirectoryStream<Path> entries = directory.entries()) {
            for (Path entry : entries) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                lookAt(directory, entry.getFileName(), levels);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void lookAt(Directory directory, Path name, int levels) {
        try {
            Optional<BasicFileAttributes> entry = directory.look(name);
            if (entry.isEmpty()) {
                return;
            }
            if (EngineNames.matches(name.toString())) {
                removeOld(directory, name, entry.get());
            } else if (levels > 0 && LocalEntry.isDirectory(entry.get())) {
                lookIn(directory.enter(name), levels - 1);
            }
        } catch (IOException e) {
            // Somebody else took it away, or the server may not read or write there: then it stays.
        }
    }

    /** A link of such a name is not the engine's, and a directory of such a name is empty if it is. */
    private void removeOld(Directory directory, Path name, BasicFileAttributes entry) throws IOException {
        if (!entry.lastModifiedTime().toInstant().isBefore(olderThan)) {
            return;
        }
        if (LocalEntry.isDirectory(entry)) {
            directory.deleteDirectory(name);
            count++;
        } else if (entry.isRegularFile()) {
            directory.deleteFile(name);
            count++;
            bytes += entry.size();
        }
    }
}

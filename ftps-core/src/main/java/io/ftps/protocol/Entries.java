/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Listings that are not a whole directory. */
final class Entries {
    private Entries() {}

    /** One file. */
    static final class One implements DirectoryListing {
        private Optional<FileInfo> entry;

        One(FileInfo entry) {
            this.entry = Optional.of(entry);
        }

        @Override
        public Optional<FileInfo> next() {
            Optional<FileInfo> given = entry;
            entry = Optional.empty();
            return given;
        }

        @Override
        public void close() {}
    }

    /** So many entries and no more: where others follow, the listing fails. */
    static final class Bounded implements DirectoryListing {
        private final DirectoryListing entries;
        private final int most;
        private int given;

        Bounded(DirectoryListing entries, int most) {
            this.entries = entries;
            this.most = most;
        }

        @Override
        public Optional<FileInfo> next() throws IOException {
            Optional<FileInfo> entry = entries.next();
            if (entry.isPresent() && ++given > most) {
                throw new LongListingException(most);
            }
            return entry;
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }

    /** Those entries of a directory whose names match. */
    static final class Matching implements DirectoryListing {
        private final DirectoryListing directory;
        private final Predicate<String> matches;

        Matching(DirectoryListing directory, Predicate<String> matches) {
            this.directory = directory;
            this.matches = matches;
        }

        @Override
        public Optional<FileInfo> next() throws IOException {
            Optional<FileInfo> entry = directory.next();
            while (entry.isPresent() && !matches.test(entry.get().name())) {
                entry = directory.next();
            }
            return entry;
        }

        @Override
        public void close() throws IOException {
            directory.close();
        }
    }
}

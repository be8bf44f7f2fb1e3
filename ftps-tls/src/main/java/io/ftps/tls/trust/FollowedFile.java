/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.certificate.FileStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file and what was last good in it. Used by one thread at a time.
 *
 * @param <T> what the file holds
 */
final class FollowedFile<T> {
    private final Path file;
    private final FileForm<T> form;
    private Optional<FileStamp> seen = Optional.empty();
    private List<T> good = List.of();
    private Optional<String> fault = Optional.empty();
    private boolean missing;

    FollowedFile(Path file, FileForm<T> form) {
        this.file = file;
        this.form = form;
    }

    List<T> good() {
        return good;
    }

    /** Reads the file if it may have changed. A fault may be the middle of a change when it is seen for the first time. */
    void look(FollowedFiles.Look look) {
        missing = false;
        boolean stood = fault.isPresent();
        Optional<FileStamp> stamp =
                Optional.of(FileStamp.of(file)); // before the file is read: a change shows next time
        if (!stamp.equals(seen) || stood || look.patience() == FollowedFiles.Patience.NOW) {
            seen = stamp;
            read();
        }
        if (fault.isPresent() && (stood || look.patience() == FollowedFiles.Patience.NOW)) {
            look.faults().add(fault.get());
        }
    }

    private void read() {
        try {
            List<T> found = form.read(file);
            good = found.equals(good) ? good : found; // the same as long as it is equal
            fault = Optional.empty();
        } catch (TrustFileException e) {
            fault = Optional.of((good.isEmpty() ? "" : "Keeping what was there: ") + e.getMessage());
        }
    }

    /** Told when the file is not in its folder; whether it is to be forgotten. */
    boolean isGone(FollowedFiles.Patience patience) {
        boolean settled = missing || patience == FollowedFiles.Patience.NOW;
        missing = true;
        return settled;
    }
}

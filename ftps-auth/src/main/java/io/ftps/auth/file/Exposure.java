/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Whether people can get at hashes who should not. */
final class Exposure {
    private static final Set<PosixFilePermission> TOO_MUCH =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private Exposure() {}

    /** A sentence of warning about the mode of the file; a group may read it. */
    static Optional<String> of(Path file) throws UsersFileException {
        if (!OwnerOnly.knowsModes(file)) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return mode.stream().anyMatch(TOO_MUCH::contains)
                    ? Optional.of("Users file " + file + " can be read or changed by others (mode "
                            + PosixFilePermissions.toString(mode) + "); run chmod 600 on it.")
                    : Optional.empty();
        } catch (IOException failed) {
            throw UsersFileException.cannot("read", file, failed);
        }
    }
}

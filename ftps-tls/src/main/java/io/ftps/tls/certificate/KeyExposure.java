/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether people can get at a secret who should not. A group may read it, for it may have been made for that. */
final class KeyExposure {
    private static final Set<PosixFilePermission> TOO_MUCH =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private KeyExposure() {}

    /** Sentences of warning about all that are exposed. */
    static List<String> warnings(Stream<Path> secrets) {
        return secrets.map(KeyExposure::of).flatMap(Optional::stream).toList();
    }

    /** A sentence of warning; none where modes are unknown, and none of a file that cannot be looked at. */
    static Optional<String> of(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return mode.stream().anyMatch(TOO_MUCH::contains) ? Optional.of(warning(file, mode)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever reads it says what is wrong
        }
    }

    private static String warning(Path file, Set<PosixFilePermission> mode) {
        return "The secret in " + file + " can be read or changed by others (mode "
                + PosixFilePermissions.toString(mode) + "); run chmod 600 " + file + ".";
    }
}

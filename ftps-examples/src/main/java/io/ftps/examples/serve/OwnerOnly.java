/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What makes a new file or folder its owner's alone, where the file system knows modes. */
final class OwnerOnly {
    private OwnerOnly() {}

    static FileAttribute<?>[] file(Path place) {
        return mode(place, "rw-------");
    }

    static FileAttribute<?>[] folder(Path place) {
        return mode(place, "rwx------");
    }

    private static FileAttribute<?>[] mode(Path place, String mode) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}

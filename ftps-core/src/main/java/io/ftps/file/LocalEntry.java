/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import io.ftps.file.FileInfo.Kind;
import io.ftps.file.LocalFiles.OwnerNames;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Translates what the server's file system says of a file into what a client may know. */
final class LocalEntry {
    private static final int OWNER_READ = 0400;
    private static final int DIRECTORY_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final String HIDDEN_OWNER = "ftp";

    private LocalEntry() {}

    /** A junction of Windows says it is a directory and something else too; only a plain one is entered. */
    static boolean isDirectory(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isOther();
    }

    static FileInfo describe(String name, BasicFileAttributes attributes, OwnerNames owners) {
        Optional<PosixFileAttributes> shown = Optional.of(attributes)
                .filter(PosixFileAttributes.class::isInstance)
                .map(PosixFileAttributes.class::cast)
                .filter(posix -> owners == OwnerNames.SHOW_OWNERS);
        return new FileInfo(
                name,
                kind(attributes),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                created(attributes),
                mode(attributes),
                shown.map(posix -> posix.owner().getName()).orElse(HIDDEN_OWNER),
                shown.map(posix -> posix.group().getName()).orElse(HIDDEN_OWNER),
                unique(Optional.ofNullable(attributes.fileKey())),
                Optional.empty());
    }

    /** A platform that does not know says the time of the last change, to the nanosecond. */
    private static Optional<Instant> created(BasicFileAttributes attributes) {
        FileTime time = attributes.creationTime();
        return time.equals(attributes.lastModifiedTime()) ? Optional.empty() : Optional.of(time.toInstant());
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.SYMBOLIC_LINK;
        } else if (isDirectory(attributes)) {
            return Kind.DIRECTORY;
        }
        return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
    }

    private static int mode(BasicFileAttributes attributes) {
        if (attributes instanceof PosixFileAttributes posix) {
            return mode(posix.permissions());
        }
        return isDirectory(attributes) ? DIRECTORY_MODE : FILE_MODE;
    }

    /** The constants of the JDK stand in the order of the bits, the highest first. */
    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        int bit = OWNER_READ;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            mode |= permissions.contains(permission) ? bit : 0;
            bit >>= 1;
        }
        return mode;
    }

    /** The letters and digits of what the JDK prints, for instance {@code devfe00ino131}. */
    private static String unique(Optional<Object> fileKey) {
        String key = fileKey.map(Object::toString).orElse("");
        StringBuilder unique = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (Character.isLetterOrDigit(key.charAt(i))) {
                unique.append(key.charAt(i));
            }
        }
        return unique.toString();
    }
}

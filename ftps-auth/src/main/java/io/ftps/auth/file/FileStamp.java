/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param modified time of the last change, in whatever steps the file system keeps
 * @param size in bytes
 * @param key the file's identity (inode); another one after a replacement by rename
 */
record FileStamp(FileTime modified, long size, Optional<Object> key) {
    /** Some file systems keep times in steps of two seconds. */
    private static final Duration COARSEST_STEP = Duration.ofSeconds(3);

    static FileStamp of(Path file) throws UsersFileException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new UsersFileException("Users file " + file + " is no file (expected: a text file).");
            }
            return new FileStamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        } catch (UsersFileException said) {
            throw said;
        } catch (NoSuchFileException missing) {
            throw UsersFileException.missing(file);
        } catch (IOException failed) {
            throw UsersFileException.cannot("read", file, failed);
        }
    }

    /** Whether a change after this moment must show in another time. A time in the future proves nothing. */
    boolean isSettledAt(Instant now) {
        return modified.toInstant().plus(COARSEST_STEP).isBefore(now);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it, for a {@link CertificateSource#stamp()}. Links are followed, so a link that is turned to another
 * file is another state.
 *
 * @param file the file
 * @param facts about it; empty as long as it is not there
 * @param fresh when it was looked at, if that was so soon after its last change that another one might not show: then no
 *     later stamp is equal
 */
public record FileStamp(Path file, Optional<Facts> facts, Optional<Instant> fresh) {
    /** Some file systems keep times in steps of two seconds. */
    private static final Duration COARSEST_STEP = Duration.ofSeconds(3);

    /**
     * What the file system tells of a file.
     *
     * @param modified time of the last change
     * @param size bytes
     * @param key the file's identity (inode), where there is such a thing
     */
    public record Facts(FileTime modified, long size, Optional<Object> key) {}

    /**
     * Looks at a file. Blocks on the disk.
     *
     * @param file which need not be there
     * @return its state
     */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Instant settled = now.lastModifiedTime().toInstant().plus(COARSEST_STEP);
            Instant looked = Instant.now();
            return new FileStamp(
                    file,
                    Optional.of(new Facts(now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()))),
                    settled.isBefore(looked) ? Optional.empty() : Optional.of(looked));
        } catch (IOException e) {
            return new FileStamp(file, Optional.empty(), Optional.empty());
        }
    }
}

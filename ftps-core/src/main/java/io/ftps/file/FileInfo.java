/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.time.Instant;
import java.util.Optional;

/** One file or directory as a listing shows it. */
public record FileInfo(
        String name,
        Kind kind,
        long size,
        Instant modified,
        int mode,
        String owner,
        String group,
        String unique,
        Optional<String> linkTarget) {
    /** What it is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        OTHER
    }
}

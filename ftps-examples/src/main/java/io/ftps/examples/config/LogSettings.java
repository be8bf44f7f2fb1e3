/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is written down beside the log on standard error.
 *
 * @param xferlog a file for transfers, as tools for statistics read it
 * @param transfers a file for transfers, a JSON object each
 * @param audit a file for who did what, a JSON object each
 * @param timeline a folder where each session is drawn
 */
public record LogSettings(
        Optional<Path> xferlog, Optional<Path> transfers, Optional<Path> audit, Optional<Path> timeline) {
    /** Nothing. */
    public static final LogSettings NONE =
            new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The same with another folder for drawings.
     *
     * @param folder where each session is drawn
     * @return a copy
     */
    public LogSettings withTimeline(Path folder) {
        return new LogSettings(xferlog, transfers, audit, Optional.of(folder));
    }

    static LogSettings read(Section section, Path base) {
        ValueKind<Path> file = ValueKind.path(base, "a file in a folder that exists");
        LogSettings settings = new LogSettings(
                section.value("xferlog", file),
                section.value("transfers", file),
                section.value("audit", file),
                section.value("timeline", ValueKind.path(base, "a folder")));
        section.end();
        return settings;
    }
}

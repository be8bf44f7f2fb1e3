/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts what this process holds open. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** Files and directories at or below a path; 0 where the system does not show them. */
    static long below(Path directory) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        Path real = directory.toRealPath();
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.filter(descriptor -> leadsBelow(descriptor, real)).count();
        }
    }

    private static boolean leadsBelow(Path descriptor, Path directory) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(directory);
        } catch (IOException e) {
            return false;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a file is called in an archive: {@code in/...} where it lies beside or below the configuration, which may be restored to another
 * folder, or {@code out/...} with its whole path.
 *
 * @param text such as {@code in/ftps.yaml} or {@code out/etc/ssl/ca.pem}
 */
record ArchivedName(String text) {
    private static final String IN = "in/";
    private static final String OUT = "out/";

    static Path baseOf(Path configuration) {
        Path file = configuration.toAbsolutePath().normalize();
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    static ArchivedName of(Path file, Path base) {
        return file.startsWith(base)
                ? new ArchivedName(IN + slashed(base.relativize(file)))
                : new ArchivedName(OUT + slashed(file.subpath(0, file.getNameCount())));
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    boolean isInside() {
        return text.startsWith(IN);
    }

    /** Where it belongs when the configuration lies in this folder; a name that leads anywhere else is refused. */
    Path in(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Path top = isInside() ? home : Optional.ofNullable(home.getRoot()).orElse(home);
            Path place = top.resolve(text.substring(text.indexOf('/') + 1));
            if ((isInside() || text.startsWith(OUT))
                    && place.equals(place.normalize())
                    && place.startsWith(top)
                    && !place.equals(top)) {
                return place;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new IOException("The archive holds a file with a name that is none: " + text + ".");
    }
}

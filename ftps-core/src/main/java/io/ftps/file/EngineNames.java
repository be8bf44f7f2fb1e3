/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of what the engine puts beside the files of users: uploads that are not complete, directories on their way.
 * {@code .ftps-}, 128 random bits in hex, {@code .part}. No listing shows such a name and no client can say it; one that
 * is left after a crash is known by its shape.
 */
final class EngineNames {
    private static final String PREFIX = ".ftps-";
    private static final String SUFFIX = ".part";
    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH = PREFIX.length() + 2 * RANDOM_BYTES + SUFFIX.length();
    private static final Pattern SHAPE = Pattern.compile("\\.ftps-[0-9a-f]{32}\\.part");
    private static final SecureRandom RANDOM = new SecureRandom();

    private EngineNames() {}

    /** A name nobody can guess. */
    static Path next(FileSystem fileSystem) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return fileSystem.getPath(PREFIX + HexFormat.of().formatHex(bytes) + SUFFIX);
    }

    /** Also true for the same name in capitals, because some file systems take both for one. */
    static boolean matches(String name) {
        return name.length() == LENGTH
                && SHAPE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.nio.file.Path;

/** What a file holds, for sentences about it. */
enum FileKind {
    USERS("Users file"),
    TANK("Holding tank");

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** How a sentence about a file begins. */
    String of(Path file) {
        return words + " " + file;
    }

    IOException exception(String sentence) {
        return switch (this) {
            case USERS -> new UsersFileException(sentence);
            case TANK -> new TankFileException(sentence);
        };
    }

    /** Says that a file cannot be read or written, for a reason the operating system gave. */
    String cannot(Path file, String what, IOException cause) {
        return of(file) + " cannot be " + what + " ("
                + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                + "); check its owner and mode and those of its folder.";
    }

    IOException exception(String sentence, IOException cause) {
        return switch (this) {
            case USERS -> new UsersFileException(sentence, cause);
            case TANK -> new TankFileException(sentence, cause);
        };
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.nio.file.Path;

/** A users file cannot be read or changed as asked. The message is one sentence for a person, without any hash. */
public final class UsersFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UsersFileException(String sentence) {
        super(sentence);
    }

    UsersFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The file cannot be read or written, for a reason the operating system gave. */
    static UsersFileException cannot(String what, Path file, IOException cause) {
        return new UsersFileException(FileKind.USERS.cannot(file, what, cause), cause);
    }

    /** What a parser said, with the place in front. */
    static UsersFileException because(String place, IllegalArgumentException said) {
        return new UsersFileException(place + said.getMessage(), said);
    }

    static UsersFileException missing(Path file) {
        return new UsersFileException("Users file " + file
                + " does not exist; make it by adding a user (command \"ftps user add\", or UsersFileEditor.add).");
    }
}

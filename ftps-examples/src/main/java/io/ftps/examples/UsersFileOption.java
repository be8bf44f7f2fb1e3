/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which users file the commands below {@code ftps user} work on. */
final class UsersFileOption {
    @Option(
            names = "--file",
            paramLabel = "USERS",
            defaultValue = "ftps-data/users",
            description = "The users file. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("");

    Path file() {
        return file;
    }

    UsersFileEditor editor() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.notExists(folder)) {
            throw new IOException("The folder " + folder + " does not exist; make it, or name another users file.");
        }
        return UsersFileEditor.of(file);
    }
}

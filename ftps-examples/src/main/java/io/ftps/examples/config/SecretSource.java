/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a passphrase is kept, since a configuration file is no place for one. */
public sealed interface SecretSource {
    /** How a secret is written, for messages. */
    String FORMS = "env:NAME for an environment variable, or file:PATH for the first line of a file";

    /**
     * Reads the secret.
     *
     * @return the characters, for the caller to wipe
     * @throws IOException when it is not there
     */
    char[] read() throws IOException;

    /**
     * Understands {@code env:NAME} and {@code file:PATH}.
     *
     * @param text as written in the configuration
     * @param base where relative paths begin
     * @param environment gives the value of a variable
     * @return the place, not looked at yet
     * @throws IllegalArgumentException when it is neither form; the text, which may be the secret, is not repeated
     */
    static SecretSource parse(String text, Path base, Function<String, Optional<String>> environment) {
        if (text.matches("env:.+")) {
            return new Variable(text.substring("env:".length()), environment);
        }
        if (text.matches("file:.+")) {
            return new FirstLine(base.resolve(text.substring("file:".length())));
        }
        throw new IllegalArgumentException("secret: *** (expected: " + FORMS + ")");
    }

    /**
     * An environment variable.
     *
     * @param name of the variable
     * @param environment gives its value
     */
    record Variable(String name, Function<String, Optional<String>> environment) implements SecretSource {
        @Override
        public char[] read() throws IOException {
            return environment
                    .apply(name)
                    .map(String::toCharArray)
                    .orElseThrow(() -> new IOException(
                            "The environment variable " + name + " is not set; set it, or name a file by file:PATH."));
        }
    }

    /**
     * The first line of a file.
     *
     * @param file the file, UTF-8
     */
    record FirstLine(Path file) implements SecretSource {
        @Override
        public char[] read() throws IOException {
            try {
                return Files.readString(file).lines().findFirst().orElse("").toCharArray();
            } catch (NoSuchFileException e) {
                throw new IOException("The file " + file + " does not exist; write the passphrase into it.", e);
            } catch (IOException e) {
                throw new IOException("The file " + file + " cannot be read as UTF-8 text (" + e + ").", e);
            }
        }
    }
}

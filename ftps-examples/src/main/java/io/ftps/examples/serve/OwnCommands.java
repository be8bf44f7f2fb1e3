/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.HostSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lines for a shell on this machine that run this program on the accounts of a server.
 *
 * @param program how this program is run, such as {@code java -jar /opt/ftps.jar}
 * @param users the option that says where users are
 * @param tank the option that says where the tank is, where the first one does not
 */
public record OwnCommands(String program, String users, Optional<String> tank) {
    /**
     * For a server with a configuration.
     *
     * @param file the configuration
     * @return what its commands begin and end with
     */
    public static OwnCommands of(Path file) {
        return new OwnCommands(thisProgram(), "--config " + word(file), Optional.empty());
    }

    /**
     * For a server without a configuration.
     *
     * @param data folder of users and tank
     * @return what its commands begin and end with
     */
    public static OwnCommands in(Path data) {
        return new OwnCommands(
                thisProgram(),
                "--file " + word(data.resolve("users")),
                Optional.of("--tank " + word(data.resolve("tank"))));
    }

    private static String word(Path file) {
        return ClientLines.shell(file.toAbsolutePath().toString());
    }

    /** A program that was started with -jar has nothing else on its class path. */
    private static String thisProgram() {
        String classPath = System.getProperty("java.class.path", "");
        return classPath.endsWith(".jar") && Files.isRegularFile(Path.of(classPath))
                ? "java -jar " + word(Path.of(classPath))
                : "ftps";
    }

    /** {@code cert ...}, {@code client-cert ...} and the like, without what they work on. */
    String line(String command) {
        return program + " " + command;
    }

    /** Registers a certificate for a user. */
    String register(String user) {
        return line("client-cert import " + ClientLines.shell(user) + " NEW.pem " + users);
    }

    /** Accepts a certificate from the tank. */
    String accept(String id, Optional<HostSettings> host) {
        return line("tank accept " + id + " " + users)
                + tank.map(place -> " " + place).orElse("")
                + host.map(named -> " --host " + ClientLines.shell(named.names().get(0)))
                        .orElse("");
    }
}

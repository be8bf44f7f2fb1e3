/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for accounts on a database. */
final class DatabaseCommandsTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    private String config = "";
    private String name = "";

    @BeforeEach
    void configure() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("accounts");
        name = "database " + url;
        config = Files.writeString(
                        folder.resolve("ftps.yaml"),
                        "users: { jdbc: { url: '" + url + ";MODE=PostgreSQL', user: sa } }\n")
                .toString();
    }

    @Test
    void tablesAreMadeWhenAskedAndUsersKept() {
        CommandRun before = CommandRun.of("user", "list", "--config", config);
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.err()).startsWith("ftps: ").hasLineCount(1);
        assertThat(CommandRun.of("database", "migrate", "--config", config))
                .isEqualTo(new CommandRun(0, "The tables of the " + name + " are the newest.\n", ""));
        assertThat(CommandRun.piped(
                        "secret\n",
                        "user",
                        "add",
                        "alice",
                        "--password-stdin",
                        "--quota-bytes",
                        "1G",
                        "--config",
                        config))
                .isEqualTo(new CommandRun(0, "Added user alice to " + name + ".\n", ""));
        assertThat(CommandRun.of("user", "set", "alice", "--method", "certificate-or-password", "--config", config)
                        .out())
                .isEqualTo("Changed user alice in " + name + ".\n");
        CommandRun.of("client-cert", "add", "alice", "sha256/" + DIGEST, "--config", config);
        assertThat(CommandRun.of("user", "show", "alice", "--config", config).out())
                .isEqualTo("password: yes\nmethod: certificate-or-password\ncertificate: sha256/" + DIGEST
                        + "\nquota-bytes: 1G\n");
        assertThat(CommandRun.of("tank", "list", "--config", config).out())
                .isEqualTo("No certificate waits in the tank in the database.\n");
        assertThat(CommandRun.of("user", "remove", "alice", "--config", config).exitCode())
                .isZero();
    }

    @Test
    void whereThereIsNoDatabaseThatIsTold() throws IOException {
        Files.createDirectory(folder.resolve("pub"));
        Files.writeString(Path.of(config), "users: { anonymous: { home: pub } }\ntank: off\n");
        assertThat(CommandRun.of("database", "migrate", "--config", config).exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("user", "list", "--config", config).err())
                .startsWith("ftps: The configuration names neither a users file nor a database ");
        assertThat(CommandRun.of("user", "list", "--host", "a").exitCode()).isEqualTo(2);
    }
}

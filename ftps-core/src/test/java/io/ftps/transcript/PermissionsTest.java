/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Permissions.Rule;
import io.ftps.auth.User;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user may do where: refused with 550 and before any 150, and everything stays to be seen. */
final class PermissionsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final String DENIED = "550 Permission denied.\r\n";
    /** Read everything, drop into /in without looking, do what you like in /own, and nothing in /own/kept but to look. */
    private static final Permissions RULES = new Permissions(List.of(
            new Rule("/", EnumSet.of(Permission.READ, Permission.LIST)),
            new Rule("/in", EnumSet.of(Permission.WRITE)),
            new Rule("/log", EnumSet.of(Permission.APPEND)),
            new Rule("/own", EnumSet.allOf(Permission.class)),
            new Rule("/own/kept", Set.of(Permission.LIST))));

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("in", "log", "own", "own/kept", "own/more")) {
            Files.createDirectory(folder.resolve(name));
        }
        for (String name : List.of("top", "in/taken", "log/old", "own/kept/secret", "own/file")) {
            Files.writeString(folder.resolve(name), "12345");
        }
    }

    private TestServer server() throws IOException {
        return TestServer.with(folder)
                .authenticator(attempt -> User.named(attempt.userName()).with(RULES))
                .start();
    }

    private static void denied(FtpClient client, String... commands) throws IOException {
        for (String command : commands) {
            client.epsv();
            assertThat(client.command(command, 550)).as(command).isEqualTo(DENIED);
        }
    }

    @Test
    void whatIsNotAllowedIsRefusedBeforeItBegins() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            denied(client, "STOR new", "APPE top", "DELE top", "MKD new", "RMD own/kept", "MFMT 20260101000000 top");
            denied(client, "RETR in/taken", "LIST in", "NLST in", "MLSD in", "STAT in", "APPE in/taken");
            denied(client, "STOR log/new", "APPE log/new", "RETR own/kept/secret", "DELE own/kept/secret");
            assertThat(folder.resolve("top")).hasContent("12345");
        }
    }

    @Test
    void theRuleWithTheLongestPathDecides() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.download("RETR top")).asString().isEqualTo("12345");
            client.upload("in/new", new byte[3]);
            client.upload("own/new", new byte[3]);
            append(client, "log/old");
            assertThat(folder.resolve("log/old")).hasContent("12345more");
            client.command("MFMT 20260101000000 own/file", 213);
            client.command("DELE own/file", 250);
            client.command("MKD own/made", 257);
            client.command("RMD own/made", 250);
            client.command("CWD in", 250);
            client.command("SIZE taken", 213);
        }
    }

    private static void append(FtpClient client, String path) throws IOException {
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("APPE " + path, 150);
            data.handshake();
            data.write("more".getBytes(StandardCharsets.US_ASCII));
            data.finish();
            client.expect(226);
        }
    }

    /** A folder takes what is below it along, and whatever takes another's name puts itself in its place. */
    @Test
    void aNewNameIsNoWayAroundARule() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("RNFR top", 550);
            for (String[] names : new String[][] {
                {"own", "other"}, {"own/file", "top"}, {"own/file", "other"}, {"own/more", "own/kept/more"}
            }) {
                client.command("RNFR " + names[0], 350);
                assertThat(client.command("RNTO " + names[1], 550)).isEqualTo(DENIED);
            }
            client.command("RNFR own/file", 350);
            client.command("RNTO own/more/file", 250);
        }
    }

    @Test
    void listingsShowEverythingAndSayWhatMayBeDone() throws IOException {
        try (TestServer server = server();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("OPTS MLST perm;", 200);
            String top = new String(client.download("MLSD"), StandardCharsets.UTF_8);
            assertThat(top.split("\r\n"))
                    .containsExactlyInAnyOrder("perm=r; top", "perm=ce; in", "perm=e; log", "perm=flcdmpe; own");
            assertThat(client.command("MLST own/kept", 250)).contains("perm=le; /own/kept");
            assertThat(client.command("MLST own/file", 250)).contains("perm=rawdf; /own/file");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each connection is reset, and both, at each point of each kind of transfer; the server goes on and nothing is half there. */
@Tag("ONCE")
final class ResetsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] OLD = new byte[400_000];
    private static final byte[] NEW = new byte[300_000];

    static {
        Arrays.fill(NEW, (byte) 'n');
    }

    @TempDir
    private Path folder;

    private enum Kind {
        STOR("STOR a"),
        RETR("RETR a"),
        MLSD("MLSD");

        private final String command;

        Kind(String command) {
            this.command = command;
        }
    }

    /** How far a transfer has come. */
    private enum Point {
        CONNECTED,
        COMMANDED,
        UNDER_TLS,
        HALF_WAY,
        ALL_SENT
    }

    private enum Reset {
        DATA,
        CONTROL,
        BOTH
    }

    /** Does one transfer up to a point. */
    private static void run(FtpClient client, DataConnection data, Kind kind, Point point) throws IOException {
        if (point.compareTo(Point.COMMANDED) >= 0) {
            client.command(kind.command, 150);
        }
        if (point.compareTo(Point.UNDER_TLS) >= 0) {
            data.handshake();
        }
        if (kind == Kind.STOR && point.compareTo(Point.HALF_WAY) >= 0) {
            data.write(Arrays.copyOf(NEW, point == Point.HALF_WAY ? NEW.length / 2 : NEW.length));
        } else if (point.compareTo(Point.HALF_WAY) >= 0) {
            data.read(new byte[10]);
        }
        if (kind == Kind.STOR && point == Point.ALL_SENT) {
            data.finish();
        } else if (point == Point.ALL_SENT) {
            data.readAll();
        }
    }

    /** What a client is told whose data connection is gone: a handshake that failed, a transfer that broke, or that all went well. */
    private static List<String> repliesTo(Point point) {
        return switch (point) {
            case CONNECTED -> List.of();
            case COMMANDED -> List.of("522", "425", "426");
            case UNDER_TLS, HALF_WAY -> List.of("426", "226");
            case ALL_SENT -> List.of("226", "426");
        };
    }

    @Test
    void aResetAtAnyPointEndsWhatItHitsAndNothingElse() throws IOException {
        Path file = folder.resolve("a");
        try (TestServer server = TestServer.on(folder);
                FtpClient witness = server.login(TlsMode.IMPLICIT)) {
            for (Kind kind : Kind.values()) {
                for (Point point : Point.values()) {
                    for (Reset reset : Reset.values()) {
                        Files.write(file, OLD);
                        broken(server, kind, point, reset);
                        assertWhole(file, kind, point);
                    }
                }
            }
            witness.upload("b", NEW);
            assertThat(witness.download("RETR b")).isEqualTo(NEW);
        }
    }

    private static void broken(TestServer server, Kind kind, Point point, Reset reset) throws IOException {
        int ended = server.events().details("sessionClosed").size();
        TlsVersion version = ended % 2 == 0 ? TlsVersion.TLS_1_2 : TlsVersion.TLS_1_3;
        try (FtpClient client = server.login(TlsMode.EXPLICIT, version);
                DataConnection data = client.connectData(client.epsv())) {
            run(client, data, kind, point);
            if (reset != Reset.CONTROL) {
                data.reset();
            }
            if (reset == Reset.DATA) {
                goesOn(client, point);
            } else {
                client.reset();
            }
        }
        server.events().awaitClosings(ended + 1);
    }

    private static void goesOn(FtpClient client, Point point) throws IOException {
        if (point != Point.CONNECTED) {
            assertThat(client.expectAny().substring(0, 3)).isIn(repliesTo(point));
        }
        assertThat(new String(client.download("MLSD"), UTF_8)).contains(" a\r\n");
        client.command("QUIT", 221);
    }

    private void assertWhole(Path file, Kind kind, Point point) throws IOException {
        byte[] found = Files.readAllBytes(file);
        if (kind == Kind.STOR && point == Point.ALL_SENT) {
            assertThat(found).isIn(OLD, NEW);
        } else {
            assertThat(found).isEqualTo(OLD);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("%s %s", kind, point).containsExactly(file);
        }
    }
}

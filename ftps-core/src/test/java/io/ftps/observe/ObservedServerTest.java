/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What listeners make of a session: one that fails to log in, logs in, sends nonsense, and moves files. */
final class ObservedServerTest {
    private static final byte[] BYTES = "four words of text".getBytes(UTF_8);

    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private void visit(TestServer.Settings settings) throws IOException {
        try (TestServer server = settings.start()) {
            try (FtpClient client = server.connect(TlsMode.IMPLICIT)) {
                client.command("USER " + TestServer.USER, 331);
                client.command("PASS wrong-secret", 530);
                client.login();
                client.command("NONSENSE-OF-MY-OWN", 500);
                client.command("TYPE I", 200);
                client.upload("a", BYTES);
                assertThat(client.download("RETR a")).isEqualTo(BYTES);
                client.command("DELE a", 250);
                client.command("QUIT", 221);
                client.expectClosed();
            }
            server.awaitNobody();
        }
    }

    @Test
    void flightRecorderIsToldOfHandshakesLoginsAndTransfers() throws IOException {
        Path file = folder.resolve("session.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            visit(TestServer.with(folder).events(new JfrEvents()));
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.ftps."))
                .toList();
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactlyInAnyOrder(
                        "io.ftps.Handshake", "io.ftps.Login", "io.ftps.Login", "io.ftps.Transfer", "io.ftps.Transfer");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.ftps.Transfer"))
                .allSatisfy(event -> {
                    assertThat(event.getString("path")).isEqualTo("/a");
                    assertThat(event.getString("outcome")).isEqualTo("COMPLETED");
                    assertThat(event.getLong("bytes")).isEqualTo(BYTES.length);
                    assertThat(event.getDuration()).isPositive();
                })
                .extracting(event -> event.getString("direction"))
                .containsExactly("UPLOAD", "DOWNLOAD");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.ftps.Login"))
                .extracting(event -> event.getString("refusal"))
                .containsExactly("The password is wrong.", "");
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("wrong-secret");
    }

    @Test
    void micrometerCountsAndNoClientNamesAMeter() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        visit(TestServer.with(folder).events(new MeterEvents(registry)));
        assertThat(registry.get("ftps.sessions").gauge().value()).isZero();
        assertThat(registry.get("ftps.sessions.closed")
                        .tag("reason", "quit")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.handshakes")
                        .tag("protocol", "TLSv1.3")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.logins")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.logins")
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.commands")
                        .tags("verb", "DELE", "reply", "250")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.commands").tag("verb", "unknown").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.transfers")
                        .tags("direction", "upload", "outcome", "completed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ftps.transfer.bytes")
                        .tag("direction", "download")
                        .counter()
                        .count())
                .isEqualTo(BYTES.length);
        assertThat(registry.find("ftps.transfers.running").gauges())
                .hasSize(3)
                .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
    }

    @Test
    void logsHaveTheSessionAndNoPassword() throws IOException {
        Queue<String> audit = new ConcurrentLinkedQueue<>();
        Queue<String> transfers = new ConcurrentLinkedQueue<>();
        Clock clock = Clock.systemUTC();
        visit(TestServer.with(folder)
                .events(AuditLog.json(audit::add, clock))
                .events(TransferLog.json(transfers::add, clock)));
        assertThat(transfers)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"path\":\"/a\"", "\"outcome\":\"completed\"", "\"tls\":\"TLSv1.3\""));
        assertThat(audit)
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"handshake\""))
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"login-refused\""))
                .anySatisfy(line -> assertThat(line).contains("\"command\":\"DELE a\""))
                .noneSatisfy(line -> assertThat(line).contains("wrong-secret"))
                .noneSatisfy(line -> assertThat(line).contains(TestServer.PASSWORD));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.SessionInfo;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.timeline.Moment.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class TimelinesTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    @Test
    void aSessionIsDrawnWithBothChannels() throws IOException, ParserConfigurationException, SAXException {
        Path drawings = folder.resolve("drawings");
        Timelines timelines = Timelines.into(drawings, Clock.systemUTC());
        try (TestServer server = TestServer.with(folder).events(timelines).start()) {
            try (FtpClient client = server.login(TlsMode.EXPLICIT)) {
                client.upload("<b>&\"x\"", "bytes".getBytes(UTF_8));
                client.command("RETR missing", 425);
                client.command("QUIT", 221);
                client.expectClosed();
            }
            server.awaitNobody();
            timelines.close();
        }
        List<Path> files = files(drawings);
        assertThat(files).hasSize(1);
        String svg = Files.readString(files.get(0));
        assertThat(texts(parse(svg)))
                .containsSubsequence(
                        "220 FTP server ready.",
                        "AUTH TLS",
                        "234 Begin TLS now.",
                        "USER " + TestServer.USER,
                        "PASS ***",
                        "PROT P",
                        "STOR <b>&\"x\"",
                        "upload /<b>&\"x\"",
                        "ready, proven: " + ready(svg),
                        "226 The transfer is complete.",
                        "RETR missing",
                        "425 Send PASV, EPSV, PORT or EPRT first.",
                        "QUIT",
                        "closed: quit");
        assertThat(svg).doesNotContain(TestServer.PASSWORD);
    }

    /** What a full handshake of the test's client proves differs from engine to engine. */
    private static String ready(String svg) {
        return svg.replaceFirst("(?s).*ready, proven: ([a-z-]+).*", "$1");
    }

    @Test
    void aLongSessionIsCutAndSaysSo()
            throws XMLStreamException, IOException, ParserConfigurationException, SAXException {
        SessionInfo session = session();
        Recording recording = new Recording(session, Instant.EPOCH);
        for (int i = 0; i < Recording.MOMENTS + 3; i++) {
            recording.note(session, Kind.COMMAND, "NOOP \uFFFF".repeat(20));
        }
        StringWriter svg = new StringWriter();
        Drawing.draw(recording, svg);
        List<String> texts = texts(parse(svg.toString()));
        assertThat(texts).endsWith("3 more moments are not shown.");
        assertThat(texts).filteredOn(text -> text.startsWith("NOOP")).hasSize(Recording.MOMENTS);
    }

    @Test
    void onlyTheNewestDrawingsAreKept() throws IOException {
        Path other = Files.createFile(folder.resolve("notes.svg"));
        for (int i = 0; i <= DrawingFolder.FILES; i++) {
            Files.createFile(folder.resolve("20200101T000000.%03dZ-%d.svg".formatted(i % 1_000, i / 1_000)));
        }
        try (DrawingFolder drawings = DrawingFolder.open(folder)) {
            drawings.draw(new Recording(session(), Instant.parse("2026-11-08T08:05:03Z")));
        }
        assertThat(files(folder))
                .hasSize(DrawingFolder.FILES + 1)
                .contains(other, folder.resolve("20261108T080503.000Z-7.svg"))
                .doesNotContain(folder.resolve("20200101T000000.000Z-0.svg"));
    }

    private static SessionInfo session() {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 21);
        return new SessionInfo("7", "explicit", here, here, Optional.of("alice"), Optional.empty());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Document parse(String svg) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return Stream.iterate(0, index -> index + 1)
                .limit(texts.getLength())
                .map(index -> texts.item(index).getTextContent())
                .toList();
    }
}

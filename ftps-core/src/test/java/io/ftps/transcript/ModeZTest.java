/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Compression;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.Zlib;
import io.ftps.wire.DeflatedIncoming;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** MODE Z under TLS, by a client that is made of {@link Zlib}. */
final class ModeZTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] DIGITS = "0123456789".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    private TestServer server;
    private FtpClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.with(folder)
                .rules(listener -> listener.with(Compression.MODE_Z_ALLOWED))
                .start();
        client = server.login(TlsMode.IMPLICIT);
        client.command("MODE Z", 200);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private byte[] download(String command) throws IOException {
        return Zlib.inflate(client.download(command));
    }

    private void upload(String command, byte[] bytes) throws IOException {
        send(command, Zlib.deflate(bytes), 226);
    }

    /** All that the client wants to send, and the end as it should be. */
    private String send(String command, byte[] wire, int reply) throws IOException {
        try (DataConnection data = client.connectData(client.epsv())) {
            String preliminary = client.command(command, 150);
            data.handshake();
            try {
                data.write(wire);
                data.finish();
            } catch (IOException e) {
                assertThat(reply)
                        .as("the server breaks off what it does not want")
                        .isNotEqualTo(226);
            }
            client.expect(reply);
            return preliminary;
        }
    }

    static Stream<byte[]> contents() {
        return Stream.of(0, 1, 65_536, 131_072, 131_073, 1_048_576).flatMap(size -> {
            byte[] noise = new byte[size];
            new Random(size).nextBytes(noise);
            byte[] likeText = new byte[size];
            for (int i = 0; i < size; i++) {
                likeText[i] = (byte) ('a' + noise[i] % 4);
            }
            return Stream.of(noise, likeText);
        });
    }

    @ParameterizedTest
    @MethodSource("contents")
    void filesComeBackAsTheyWereSent(byte[] bytes) throws IOException {
        upload("STOR a", bytes);
        assertThat(folder.resolve("a")).hasBinaryContent(bytes);
        assertThat(download("RETR a")).isEqualTo(bytes);
    }

    @Test
    void whatCrossedTheConnectionIsCounted() throws IOException {
        byte[] zeros = new byte[1_000_000];
        upload("STOR a", zeros);
        byte[] wire = client.download("RETR a");
        assertThat(wire.length).isLessThan(2_000);
        assertThat(server.events().awaitTransfer(1).result().bytes()).isEqualTo(Zlib.deflate(zeros).length);
        assertThat(server.events().awaitTransfer(2).result().bytes()).isEqualTo(wire.length);
    }

    /** A whole batch of the server's is more than a hundred mebibytes of it. */
    @Test
    void aFileOfWhichLittleIsLeftIsWhole() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("a").toFile(), "rw")) {
            sparse.setLength(200_000_000);
        }
        assertThat(client.download("RETR a")).hasSizeBetween(180_000, 250_000);
        client.command("REST 160000000", 350);
        assertThat(download("RETR a")).isEqualTo(new byte[40_000_000]);
    }

    @Test
    void theLevelCountsFromTheNextTransferOn() throws IOException {
        byte[] text = contents().skip(11).findFirst().orElseThrow();
        Files.write(folder.resolve("a"), text);
        client.command("OPTS MODE Z LEVEL 1", 200);
        byte[] fast = client.download("RETR a");
        client.command("OPTS MODE Z LEVEL 9", 200);
        byte[] small = client.download("RETR a");
        assertThat(small.length).isLessThan(fast.length);
        assertThat(Zlib.inflate(small)).isEqualTo(Zlib.inflate(fast)).isEqualTo(text);
    }

    @Test
    void listingsAreDeflatedToo() throws IOException {
        Files.write(folder.resolve("a"), DIGITS);
        assertThat(download("NLST")).asString(UTF_8).isEqualTo("a\r\n");
        assertThat(download("LIST")).asString(UTF_8).startsWith("-rw").endsWith(" a\r\n");
        assertThat(download("MLSD")).asString(UTF_8).contains("size=10;").endsWith(" a\r\n");
        Files.delete(folder.resolve("a"));
        assertThat(download("NLST")).isEmpty();
    }

    @Test
    void offsetsAndRangesAreOfTheFile() throws IOException {
        Files.write(folder.resolve("a"), DIGITS);
        client.command("REST 7", 350);
        assertThat(download("RETR a")).asString(US_ASCII).isEqualTo("789");
        client.command("RANG 2 5", 350);
        assertThat(download("RETR a")).asString(US_ASCII).isEqualTo("2345");
        client.command("REST 4", 350);
        upload("STOR a", "xy".getBytes(US_ASCII));
        assertThat(folder.resolve("a")).hasContent("0123xy");
    }

    @Test
    void appeAndStouInflate() throws IOException {
        Files.write(folder.resolve("a"), DIGITS);
        upload("APPE a", "ab".getBytes(US_ASCII));
        assertThat(folder.resolve("a")).hasContent("0123456789ab");
        String name = send("STOU", Zlib.deflate(DIGITS), 226)
                .replace("150 FILE: ", "")
                .strip();
        assertThat(folder.resolve(name)).hasBinaryContent(DIGITS);
    }

    @Test
    void typeAsciiConvertsInside() throws IOException {
        String text = "one line\n".repeat(50_000);
        byte[] sent = text.replace("\n", "\r\n").getBytes(US_ASCII);
        client.command("TYPE A", 200);
        upload("STOR a", sent);
        assertThat(folder.resolve("a")).hasContent(text);
        assertThat(download("RETR a")).isEqualTo(sent);
    }

    @Test
    void withModeSThereIsNoMoreOfIt() throws IOException {
        Files.write(folder.resolve("a"), DIGITS);
        client.command("MODE S", 200);
        assertThat(client.download("RETR a")).isEqualTo(DIGITS);
    }

    /** What comes in place of a whole stream, though TLS ends as it should. */
    static Stream<Arguments> noWholeStreams() {
        byte[] whole = Zlib.deflate(DIGITS);
        byte[] changed = whole.clone();
        changed[5] ^= 4;
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("the file itself", DIGITS),
                Arguments.of("its begin", Arrays.copyOf(whole, whole.length - 1)),
                Arguments.of("more bytes", Arrays.copyOf(whole, 100)),
                Arguments.of("another byte", changed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noWholeStreams")
    void whatIsNoWholeStreamIsNotPublished(String what, byte[] wire) throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        send("STOR a", wire, 426);
        assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
        assertOnlyTheOldFileIsThere();
        upload("STOR a", DIGITS);
        assertThat(folder.resolve("a")).hasBinaryContent(DIGITS);
    }

    private void assertOnlyTheOldFileIsThere() throws IOException {
        assertThat(folder.resolve("a")).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aStreamThatComesWithoutCloseNotifyIsTruncated() throws IOException {
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            data.handshake();
            data.write(Zlib.deflate(DIGITS));
            data.finishWithoutCloseNotify();
            client.expect(426);
        }
        assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void aSmallStreamMayNotBecomeALargeFile() throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        byte[] bomb = Zlib.deflate(new byte[2 * DeflatedIncoming.FREE_BYTES]);
        send("STOR a", bomb, 552);
        assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.FAILED);
        assertOnlyTheOldFileIsThere();
    }

    @Test
    void theRatioIsALimit() throws IOException {
        byte[] zeros = new byte[2 * DeflatedIncoming.FREE_BYTES];
        try (TestServer generous = TestServer.with(folder)
                        .rules(listener -> listener.with(Compression.MODE_Z_ALLOWED))
                        .limit(Limits.Count.INFLATE_RATIO, 1_100)
                        .start();
                FtpClient other = generous.login(TlsMode.EXPLICIT)) {
            other.command("MODE Z", 200);
            other.upload("a", Zlib.deflate(zeros));
            assertThat(folder.resolve("a")).hasSize(zeros.length);
        }
    }

    @Test
    void eachListenerHasItsOwnAnswer() throws IOException {
        try (TestServer mixed =
                        TestServer.with(folder).rules(ModeZTest::onExplicitOnly).start();
                FtpClient with = mixed.login(TlsMode.EXPLICIT);
                FtpClient without = mixed.login(TlsMode.IMPLICIT)) {
            assertThat(with.command("FEAT", 211)).contains("\r\n MODE Z\r\n");
            with.command("MODE Z", 200);
            assertThat(without.command("FEAT", 211)).doesNotContain("MODE");
            without.command("MODE Z", 504);
            without.command("OPTS MODE Z LEVEL 6", 501);
        }
    }

    private static Listener onExplicitOnly(Listener listener) {
        return listener.mode() == TlsMode.EXPLICIT ? listener.with(Compression.MODE_Z_ALLOWED) : listener;
    }
}

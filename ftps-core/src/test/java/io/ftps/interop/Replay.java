/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.DataPort;
import io.ftps.testing.FtpClient;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a client that cannot run here, from a text: one line each for what it sends, what it must read, and what it does.
 *
 * <pre>
 * # a comment
 * mode EXPLICIT      the listener, first of all
 * > NOOP             a command
 * &lt; 257 "/"          the next reply begins so: a regular expression over all its lines, without the last line end
 * = tls              the handshake on the control connection
 * = clear            TLS ends there, upon CCC
 * = connect          a data connection to the port that the last 227 or 229 told
 * = listen           a port of its own, which commands behind it call {PORT}, as PORT has it, or {port}
 * = accept           the server's data connection to that port
 * = protect          the handshake on the data connection
 * = send text        writes to the data connection
 * = finish           ends the upload: close_notify under TLS, and FIN
 * = receive text     reads the data connection to its end; a regular expression for all of it
 * </pre>
 */
final class Replay implements AutoCloseable {
    private static final Pattern EXTENDED = Pattern.compile("\\(\\|\\|\\|([0-9]+)\\|\\)");
    private static final Pattern PASSIVE = Pattern.compile("([0-9]+),([0-9]+)\\)");

    private final FtpClient client;
    private Optional<DataConnection> data = Optional.empty();
    private Optional<DataPort> own = Optional.empty();
    private int port;

    private Replay(FtpClient client) {
        this.client = client;
    }

    /** Plays a text, and fails with the number of the line that goes otherwise. */
    static void play(TestServer server, List<String> script) throws IOException {
        List<String> lines =
                script.stream().map(line -> line.startsWith("#") ? "" : line).toList();
        int first = 0;
        while (lines.get(first).isEmpty()) {
            first++;
        }
        TlsMode mode = TlsMode.valueOf(lines.get(first).substring("mode ".length()));
        try (Replay replay = new Replay(FtpClient.silent(server, mode))) {
            for (int i = first + 1; i < lines.size(); i++) {
                replay.play(i + 1, lines.get(i));
            }
        }
    }

    private void play(int number, String line) throws IOException {
        try {
            if (!line.isEmpty()) {
                play(line.charAt(0), line.substring(2));
            }
        } catch (AssertionError | IOException e) {
            throw new AssertionError("line " + number + ": " + line, e);
        }
    }

    private void play(char kind, String text) throws IOException {
        switch (kind) {
            case '>' -> client.send(withOwnPort(text) + "\r\n");
            case '<' -> expect(text);
            case '=' -> act(text);
            default -> fail("what is " + kind + "?");
        }
    }

    private String withOwnPort(String text) {
        return own.map(port ->
                        text.replace("{PORT}", port.sixNumbers()).replace("{port}", String.valueOf(port.number())))
                .orElse(text);
    }

    private void expect(String pattern) throws IOException {
        String reply = client.expectAny().replace("\r\n", "\n").stripTrailing();
        assertThat(Pattern.compile(pattern, Pattern.DOTALL).matcher(reply).lookingAt())
                .as(reply)
                .isTrue();
        Matcher extended = EXTENDED.matcher(reply);
        Matcher passive = PASSIVE.matcher(reply);
        if (reply.startsWith("229") && extended.find()) {
            port = Integer.parseInt(extended.group(1));
        } else if (reply.startsWith("227") && passive.find()) {
            port = Integer.parseInt(passive.group(1)) * 256 + Integer.parseInt(passive.group(2));
        }
    }

    private void act(String text) throws IOException {
        String[] words = text.split(" ", 2);
        switch (words[0]) {
            case "tls" -> client.handshake();
            case "clear" -> client.stopTls();
            case "connect" -> use(client.connectData(port));
            case "listen" -> listen();
            case "accept" -> use(own.orElseThrow().accept());
            case "protect" -> data().handshake();
            case "send" -> data().write(words[1].getBytes(StandardCharsets.UTF_8));
            case "finish" -> data().finish();
            case "receive" ->
                assertThat(new String(data().readAll(), StandardCharsets.UTF_8))
                        .matches(Pattern.compile(words.length > 1 ? words[1] : "", Pattern.DOTALL));
            default -> fail("what is " + text + "?");
        }
    }

    private void use(DataConnection connection) throws IOException {
        closeData();
        data = Optional.of(connection);
    }

    private void listen() throws IOException {
        closeOwn();
        own = Optional.of(client.listenForData());
    }

    private DataConnection data() {
        return data.orElseThrow();
    }

    private void closeData() throws IOException {
        if (data.isPresent()) {
            data.get().close();
        }
    }

    private void closeOwn() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }

    @Override
    public void close() throws IOException {
        closeData();
        closeOwn();
        client.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.tls.CertifiedKey;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** The client's end of a transcript: sends bytes as they are given, reads whole replies, waits ten seconds at most. */
public final class FtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    /** Small, so that a client that reads nothing is soon noticed. */
    private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

    private static final Pattern EPSV = Pattern.compile("229 [^(]*\\(\\|\\|\\|([0-9]+)\\|\\)\r\n");
    private static final Pattern PASV = Pattern.compile("227 [^(]*\\(127,0,0,1,([0-9]+),([0-9]+)\\)\\.?\r\n");

    private final HoldingSocket socket;
    private final ClientTls tls;
    private Socket talking;
    /** What the server says: buffered under TLS; not in clear, where a handshake may follow any reply. */
    private InputStream in;

    private FtpClient(InetSocketAddress server, TlsVersion version) throws IOException {
        this.socket = new HoldingSocket();
        connected(socket, server);
        this.tls = new ClientTls(server, version);
        this.talking = socket;
        this.in = socket.getInputStream();
    }

    private static Socket connected(Socket socket, InetSocketAddress address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(address, TIMEOUT_MILLIS);
        return socket;
    }

    /** Connects and says nothing. */
    public static FtpClient silent(TestServer server, TlsMode mode) throws IOException {
        return silent(server, mode, TlsVersion.TLS_1_3);
    }

    /** The same, for a client of one version. */
    public static FtpClient silent(TestServer server, TlsMode mode, TlsVersion version) throws IOException {
        return new FtpClient(server.address(mode), version);
    }

    /** The same by an address of the client's choice, to a server that listens on all. */
    public static FtpClient silent(TestServer server, TlsMode mode, InetAddress address) throws IOException {
        return new FtpClient(new InetSocketAddress(address, server.address(mode).getPort()), TlsVersion.TLS_1_3);
    }

    static FtpClient connect(TestServer server, TlsMode mode, TlsVersion version) throws IOException {
        FtpClient client = new FtpClient(server.address(mode), version);
        if (mode == TlsMode.IMPLICIT) {
            client.handshake();
        }
        client.expect(220);
        return client;
    }

    // Control connection

    /** Sends text, line ends and all. */
    public void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        talking.getOutputStream().write(bytes);
        talking.getOutputStream().flush();
    }

    /** Sends text past TLS. */
    public void sendInClear(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** Sends one byte as urgent, past TLS. */
    public void sendUrgent(int b) throws IOException {
        socket.sendUrgentData(b);
    }

    /** Reads one whole reply, of one line or more, and gives it as it came. */
    public String expect(int code) throws IOException {
        return new String(expectBytes(code), UTF_8);
    }

    /** The same for a reply that is not UTF-8. */
    public byte[] expectBytes(int code) throws IOException {
        byte[] reply = readReply();
        assertThat(new String(reply, UTF_8)).startsWith(String.valueOf(code));
        return reply;
    }

    /** Reads one whole reply of any code. */
    public String expectAny() throws IOException {
        return new String(readReply(), UTF_8);
    }

    private byte[] readReply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        readLine(reply);
        String first = reply.toString(UTF_8);
        assertThat(first).matches("[1-5][0-9]{2}[ -][^\r\n]+\r\n");
        if (first.charAt(3) == '-') {
            String last;
            do {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                readLine(line);
                last = line.toString(UTF_8);
                line.writeTo(reply);
            } while (!last.startsWith(first.substring(0, 3) + " "));
        }
        return reply.toByteArray();
    }

    private void readLine(ByteArrayOutputStream line) throws IOException {
        int b;
        do {
            b = in.read();
            if (b < 0) {
                throw new AssertionError("the connection ended behind: " + line.toString(UTF_8));
            }
            line.write(b);
        } while (b != '\n');
    }

    /** Sends one command and reads its reply. */
    public String command(String line, int code) throws IOException {
        send(line + "\r\n");
        return expect(code);
    }

    /** The server ends the connection and says nothing more. */
    public void expectClosed() throws IOException {
        try {
            assertThat(in.readAllBytes()).asString(UTF_8).isEmpty();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    /** The server ends the connection, perhaps in the middle of a handshake. */
    public void expectCut() {
        try {
            in.readAllBytes();
        } catch (SSLException | SocketException e) {
            assertThat(e).isNotNull();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Says that nothing more will be sent. */
    public void shutdownOutput() throws IOException {
        talking.shutdownOutput();
    }

    /** Ends the connection by a reset, as a killed process does that has unread input. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    // TLS

    /** Names a server in every handshake from now on. */
    public void serverName(String name) {
        tls.serverName(name);
    }

    /** From now on nothing goes out, until {@link #sendHeld}. */
    public void hold() {
        socket.hold();
    }

    /** All that was held goes out in one packet. */
    public void sendHeld() throws IOException {
        socket.sendHeld();
    }

    /** AUTH TLS and the handshake. */
    public void startTls() throws IOException {
        command("AUTH TLS", 234);
        handshake();
    }

    /** Shows a certificate wherever it is asked for one, from now on; sessions from before are forgotten. */
    public void present(CertifiedKey own) {
        tls.present(own);
    }

    /** The handshake alone. */
    public void handshake() throws IOException {
        SSLSocket secure = tls.wrap(socket);
        secure.setSoTimeout(TIMEOUT_MILLIS);
        secure.startHandshake();
        talking = secure;
        in = new BufferedInputStream(secure.getInputStream());
    }

    /** A handshake that the server ends; how the client hears of it depends on engine and version. */
    public void expectNoHandshake() {
        try {
            handshake();
            expectCut();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    /** Reads the server's close_notify, answers it, and goes on in clear. */
    public void stopTls() throws IOException {
        assertThat(in.read()).isEqualTo(-1);
        talking.close();
        talking = socket;
        in = socket.getInputStream();
    }

    public void login() throws IOException {
        command("USER " + TestServer.USER, 331);
        command("PASS " + TestServer.PASSWORD, 230);
    }

    // Data connections

    /** EPSV, and the port it tells. */
    public int epsv() throws IOException {
        return portOf(command("EPSV", 229));
    }

    private static int portOf(String reply) {
        Matcher matcher = EPSV.matcher(reply);
        assertThat(matcher.matches()).as(reply).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** PASV, and the port it tells. */
    public int pasv() throws IOException {
        String reply = command("PASV", 227);
        Matcher matcher = PASV.matcher(reply);
        assertThat(matcher.matches()).as(reply).isTrue();
        return Integer.parseInt(matcher.group(1)) * 256 + Integer.parseInt(matcher.group(2));
    }

    /** Connects to a passive port. */
    public DataConnection connectData(int port) throws IOException {
        Socket data = connected(tls.newDataSocket(), new InetSocketAddress(socket.getInetAddress(), port));
        return new DataConnection(data, tls);
    }

    /** Waits for the server on a port of its own address. */
    public DataPort listenForData() throws IOException {
        return new DataPort(socket.getLocalAddress(), tls);
    }

    /** Uploads bytes over a private data connection. */
    public void upload(String path, byte[] bytes) throws IOException {
        try (DataConnection data = connectData(epsv())) {
            command("STOR " + path, 150);
            data.handshake();
            data.write(bytes);
            data.finish();
            expect(226);
        }
    }

    /** Downloads over a private data connection. */
    public byte[] download(String command) throws IOException {
        try (DataConnection data = connectData(epsv())) {
            command(command, 150);
            data.handshake();
            byte[] bytes = data.readAll();
            expect(226);
            return bytes;
        }
    }

    /** Ends the connection in the middle of everything; under TLS without close_notify. */
    public void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

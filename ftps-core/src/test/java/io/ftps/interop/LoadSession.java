/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One of many clients: logs in, waits until all others are in the middle of an upload too, uploads, and fetches it back in the
 * same way. Blocks; gives whether the bytes came back the same.
 */
final class LoadSession implements Callable<Boolean> {
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 16;
    private static final int PATIENCE_SECONDS = 180;

    private final int number;
    private final int port;
    private final SSLContext tls;
    private final CyclicBarrier together;

    LoadSession(int number, int port, SSLContext tls, CyclicBarrier together) {
        this.number = number;
        this.port = port;
        this.tls = tls;
        this.together = together;
    }

    @Override
    public Boolean call() throws Exception {
        try (SSLSocket control = secured(new Socket(InetAddress.getLoopbackAddress(), port))) {
            Dialogue dialogue = new Dialogue(control);
            dialogue.expect("220");
            dialogue.command("USER u" + number, "331");
            dialogue.command("PASS x", "230");
            dialogue.command("TYPE I", "200");
            byte[] sent = upload(dialogue);
            byte[] back = download(dialogue);
            dialogue.command("QUIT", "221");
            return Arrays.equals(sent, back);
        } catch (Exception | AssertionError e) {
            together.reset(); // or the others would wait for us
            throw e;
        }
    }

    private byte[] upload(Dialogue dialogue) throws Exception {
        MessageDigest digest = Bytes.sha256();
        byte[] block = new byte[BLOCK];
        new Random(number).nextBytes(block);
        try (SSLSocket data = begin(dialogue, "STOR")) {
            for (int i = 0; i < BLOCKS; i++) {
                block[i] ^= (byte) i;
                digest.update(block);
                data.getOutputStream().write(block);
            }
            data.shutdownOutput();
            if (data.getInputStream().read() >= 0) {
                throw new AssertionError("session " + number + ": bytes came on an upload's connection");
            }
        }
        dialogue.expect("226");
        return digest.digest();
    }

    private byte[] download(Dialogue dialogue) throws Exception {
        MessageDigest digest = Bytes.sha256();
        try (SSLSocket data = begin(dialogue, "RETR")) {
            InputStream in = data.getInputStream();
            byte[] buffer = new byte[BLOCK];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        dialogue.expect("226");
        return digest.digest();
    }

    /** A data connection under TLS, behind the 150, when all the others have theirs. */
    private SSLSocket begin(Dialogue dialogue, String verb) throws Exception {
        String passive = dialogue.command("EPSV", "229");
        int dataPort = Integer.parseInt(passive.replaceAll(".*\\|\\|\\|([0-9]+)\\|.*", "$1"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), dataPort);
        dialogue.command(verb + " file" + number, "150");
        SSLSocket data = secured(socket);
        together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return data;
    }

    /** TLS on a socket. The JDK finds a session to resume by host and port: for data it is told those of the control connection. */
    private SSLSocket secured(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, "session" + number, port, true);
        secured.startHandshake();
        return secured;
    }

    /** Commands and their replies. */
    private static final class Dialogue {
        private final BufferedReader in;
        private final OutputStream out;

        Dialogue(Socket control) throws IOException {
            in = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
            out = control.getOutputStream();
        }

        String command(String line, String code) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return expect(code);
        }

        String expect(String code) throws IOException {
            String reply = String.valueOf(in.readLine());
            if (!reply.startsWith(code + " ")) {
                throw new AssertionError(reply + " (expected: " + code + ")");
            }
            return reply;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.cert.ocsp.OCSPReq;

/** An OCSP responder and distribution point on a loopback port: one connection, one question, one answer. */
public final class Responder implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    /** What is done with a question. */
    public interface Behaviour {
        void answer(OCSPReq question, OutputStream out) throws Exception;
    }

    private final ServerSocket listening;
    private final Thread thread;
    /** First lines and headers of all questions. */
    public final List<String> heads = new CopyOnWriteArrayList<>();

    private volatile Optional<byte[]> offered = Optional.empty();
    private volatile Behaviour behaviour = (question, out) -> status(out, "503 Busy", new byte[0]);

    public Responder() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("The test has no port.", e);
        }
        thread = new Thread(this::serve, "responder");
        thread.setDaemon(true);
        thread.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/ocsp");
    }

    /** Where it offers lists. */
    public URI point() {
        return address().resolve("/list.crl");
    }

    /** Gives these bytes to everybody who fetches something; before, nothing is there. */
    public void offers(byte[] list) {
        offered = Optional.of(list);
    }

    public void does(Behaviour next) {
        behaviour = next;
    }

    /** Answers every question with the same bytes. */
    public void answers(byte[] body) {
        behaviour = (question, out) -> ok(out, body);
    }

    public static void ok(OutputStream out, byte[] body) throws IOException {
        status(out, "200 OK", body);
    }

    public static void status(OutputStream out, String status, byte[] body) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                String head = head(in);
                heads.add(head);
                Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
                byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                if (head.startsWith("GET")) {
                    give(socket.getOutputStream());
                } else {
                    behaviour.answer(new OCSPReq(body), socket.getOutputStream());
                }
            } catch (Exception e) {
                // the client went away, or the test is over
            }
        }
    }

    private void give(OutputStream out) throws IOException {
        if (offered.isPresent()) {
            ok(out, offered.get());
        } else {
            status(out, "404 Not here", new byte[0]);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    /** Returns when nobody is listening any more. */
    @Override
    public void close() {
        try {
            listening.close();
            thread.interrupt();
            thread.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The test's port cannot be closed.", e);
        }
    }
}

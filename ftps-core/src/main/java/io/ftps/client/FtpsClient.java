/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.tls.ClientTls;
import io.ftps.tls.ClientTlsConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A session with a server of FTPS (RFC 4217). Control and data are under TLS always, passive, binary; data connections resume
 * the control connection's session where the server lets them, and must show its certificate where not.
 *
 * <pre>{@code
 * ClientTls tls = ClientTls.builder(ServerTrust.system()).build();
 * try (FtpsClient client = FtpsClient.builder("ftp.example.com", tls).connect()) {
 *     client.login("anna", password);
 *     client.download("/in/report.csv", 0, target, TransferProgress.NONE);
 * }
 * }</pre>
 *
 * <p>All methods block, the longest as long as {@link Timeouts} allow, and are for one thread at a time. A refusal of the server
 * is a {@link ServerRefusedException} and leaves the session as it was, and so does what a source or a target throws; any other
 * {@link IOException} ends what can be done with it. The catch: a download goes straight into the target, so a broken one leaves there what had come.
 */
public final class FtpsClient implements AutoCloseable {
    /** How long the server may take to say goodbye. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final ClientThreads threads;
    private final ControlLink control;
    private final ClientTlsConnection tls;
    private final Transfers transfers;
    private boolean loggedIn;

    private FtpsClient(ClientThreads threads, ControlLink control, ClientTlsConnection tls, Timeouts timeouts) {
        this.threads = threads;
        this.control = control;
        this.tls = tls;
        this.transfers = new Transfers(threads.bootstrap(), control, tls, timeouts);
    }

    /**
     * Begins with the defaults.
     *
     * @param host a DNS name or an address; the server's certificate must be for it
     * @param tls whom to believe, and who we are
     * @return settings with {@link TlsStart#EXPLICIT}, port 21 (990 if implicit) and {@link Timeouts#DEFAULT}
     */
    public static Builder builder(String host, ClientTls tls) {
        return new Builder(Objects.requireNonNull(host, "host"), Objects.requireNonNull(tls, "tls"));
    }

    /** {@return what the server showed, its own certificate first} */
    public List<X509Certificate> serverCertificates() {
        return tls.serverCertificates();
    }

    /**
     * Logs in and prepares for transfers: PBSZ 0, PROT P, TYPE I, UTF-8 where the server has it.
     *
     * @param user a name
     * @param password not asked for where the certificate alone suffices; never kept
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public void login(String user, char[] password) throws IOException {
        ServerReply named = control.exchange("USER", user);
        ServerReply answer = named.wantsMore() ? control.exchange("PASS", new String(password)) : named;
        if (!answer.isDone()) {
            throw new ServerRefusedException("the login", answer);
        }
        done("PBSZ", "0");
        done("PROT", "P");
        done("TYPE", "I");
        Features features = Features.of(control.exchange("FEAT", ""));
        transfers.use(features);
        if (features.utf8()) {
            control.exchange("OPTS", "UTF8 ON"); // a refusal changes nothing: it speaks UTF-8 anyhow
        }
        loggedIn = true;
    }

    /**
     * Lists a directory by MLSD, or by LIST where the server has no other.
     *
     * @param path of a directory; empty for the current one
     * @return its entries as the server orders them, without itself and its parent
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public List<RemoteFile> list(String path) throws IOException {
        return transfers.list(path);
    }

    /**
     * Downloads a file.
     *
     * @param path of the file
     * @param offset bytes to leave out at its begin; 0 for all of it
     * @param target is written to and not closed
     * @param progress is told
     * @return what came
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks, or ends without the server's word that this is all
     */
    public Transferred download(String path, long offset, WritableByteChannel target, TransferProgress progress)
            throws IOException {
        return transfers.receive(new TransferCommand("RETR", path, offset), target, progress);
    }

    /**
     * Uploads a file.
     *
     * @param path of the file
     * @param how whether what is there is replaced or gets longer
     * @param source is read to its end and not closed
     * @param progress is told
     * @return what went
     * @throws ServerRefusedException if the server refuses, at the begin or at the end
     * @throws IOException if the connection breaks
     */
    public Transferred upload(String path, UploadKind how, ReadableByteChannel source, TransferProgress progress)
            throws IOException {
        return transfers.send(new TransferCommand(how == UploadKind.REPLACE ? "STOR" : "APPE", path), source, progress);
    }

    /**
     * Asks how long a file is. RFC 3659, section 4.
     *
     * @param path of the file
     * @return bytes
     * @throws ServerRefusedException if the server refuses, as when there is none
     * @throws IOException if the connection breaks
     */
    public long size(String path) throws IOException {
        ServerReply reply = done("SIZE", path);
        String digits = reply.text().strip();
        if (!digits.matches("\\d{1,18}")) {
            throw new ServerRefusedException("SIZE", reply);
        }
        return Long.parseLong(digits);
    }

    /**
     * Makes a directory.
     *
     * @param path of the new directory
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public void makeDirectory(String path) throws IOException {
        done("MKD", path);
    }

    /**
     * Removes an empty directory.
     *
     * @param path of the directory
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public void removeDirectory(String path) throws IOException {
        done("RMD", path);
    }

    /**
     * Deletes a file.
     *
     * @param path of the file
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public void delete(String path) throws IOException {
        done("DELE", path);
    }

    /**
     * Renames a file or a directory.
     *
     * @param from its path
     * @param to its new path
     * @throws ServerRefusedException if the server refuses
     * @throws IOException if the connection breaks
     */
    public void rename(String from, String to) throws IOException {
        ServerReply first = control.exchange("RNFR", from);
        if (!first.wantsMore()) {
            throw new ServerRefusedException("RNFR", first);
        }
        done("RNTO", to);
    }

    /**
     * Sends any command that has one reply and no data.
     *
     * @param verb such as {@code SITE}
     * @param argument empty for none
     * @return what the server answers, whatever that is
     * @throws IllegalArgumentException if the argument has a line end or a NUL
     * @throws IOException if the connection breaks
     */
    public ServerReply command(String verb, String argument) throws IOException {
        return control.exchange(verb, argument);
    }

    private ServerReply done(String verb, String argument) throws IOException {
        ServerReply reply = control.exchange(verb, argument);
        if (!reply.isDone()) {
            throw new ServerRefusedException(verb, reply);
        }
        return reply;
    }

    /** Says QUIT if it can, and ends everything. Never fails. */
    @Override
    public void close() {
        try {
            if (loggedIn && control.channel().isActive()) {
                control.send("QUIT", "");
                control.replyWithin("QUIT", GOODBYE);
            }
        } catch (IOException e) {
            loggedIn = false; // it is gone already
        } finally {
            control.close();
            tls.close();
            threads.close();
        }
    }

    /** Collects the settings. */
    public static final class Builder {
        private static final int EXPLICIT_PORT = 21;
        private static final int IMPLICIT_PORT = 990;

        private final String host;
        private final ClientTls tls;
        private TlsStart start = TlsStart.EXPLICIT;
        private Optional<Integer> port = Optional.empty();
        private Timeouts timeouts = Timeouts.DEFAULT;

        private Builder(String host, ClientTls tls) {
            this.host = host;
            this.tls = tls;
        }

        /**
         * Sets when TLS begins.
         *
         * @param start after AUTH TLS, or with the first byte
         * @return this
         */
        public Builder start(TlsStart start) {
            this.start = start;
            return this;
        }

        /**
         * Sets where the server listens.
         *
         * @param port from 1 to 65535
         * @return this
         */
        public Builder port(int port) {
            this.port = Optional.of(port);
            return this;
        }

        /**
         * Sets how long to wait.
         *
         * @param timeouts for each kind of thing
         * @return this
         */
        public Builder timeouts(Timeouts timeouts) {
            this.timeouts = timeouts;
            return this;
        }

        /**
         * Connects and shakes hands. Looks the host up; of its addresses the first is used.
         *
         * @return a session, to be closed
         * @throws UnbelievedServerException if the server's certificate has a fault; nothing was said to it
         * @throws ServerRefusedException if the server refuses TLS
         * @throws IOException if the server cannot be reached, or speaks something else
         */
        public FtpsClient connect() throws IOException {
            int at = port.orElse(start == TlsStart.IMPLICIT ? IMPLICIT_PORT : EXPLICIT_PORT);
            InetSocketAddress server = new InetSocketAddress(host, at);
            if (server.isUnresolved()) {
                throw new IOException("The host " + host + " has no address (expected: a name in DNS, or an address).");
            }
            ClientThreads threads = new ClientThreads();
            try {
                return connect(threads, server);
            } catch (IOException | RuntimeException e) {
                threads.close(); // and with them the channel
                throw e;
            }
        }

        private FtpsClient connect(ClientThreads threads, InetSocketAddress server) throws IOException {
            ClientTlsConnection connection = tls.newConnection(host, server.getPort(), threads.decisions());
            try {
                ControlLink control = ControlLink.open(threads.bootstrap(), server, timeouts);
                begin(control, connection);
                return new FtpsClient(threads, control, connection, timeouts);
            } catch (IOException e) {
                connection.close();
                throw connection
                        .refusal()
                        .<IOException>map(UnbelievedServerException::new)
                        .orElse(e);
            }
        }

        private void begin(ControlLink control, ClientTlsConnection connection) throws IOException {
            if (start == TlsStart.EXPLICIT) {
                expectDone("the connection", greeting(control));
                expectDone("AUTH TLS", control.exchange("AUTH", "TLS"));
                control.startTls(connection);
            } else {
                control.startTls(connection);
                expectDone("the connection", greeting(control));
            }
        }

        /** A server that is not ready yet says 120 first. RFC 959, section 5.4. */
        private static ServerReply greeting(ControlLink control) throws IOException {
            ServerReply first = control.reply("the connection");
            return first.isPreliminary() ? control.reply("the connection") : first;
        }

        private static void expectDone(String what, ServerReply reply) throws IOException {
            if (!reply.isDone()) {
                throw new ServerRefusedException(what, reply);
            }
        }
    }
}

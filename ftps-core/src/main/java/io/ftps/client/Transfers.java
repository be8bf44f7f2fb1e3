/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.tls.ClientTlsConnection;
import io.ftps.wire.DataAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Data connections of one session: where they lead, and that both connections tell the same end. */
final class Transfers {
    /** Bytes of a listing that are taken. */
    static final int MAX_LISTING_BYTES = 256 * 1024 * 1024;

    private static final Pattern EXTENDED = Pattern.compile("\\(([\\x21-\\x7E])\\1\\1(\\d{1,5})\\1\\)");
    private static final Pattern SIX_NUMBERS = Pattern.compile("\\d{1,3}(?:,\\d{1,3}){5}");
    private static final int HIGHEST_PORT = 0xFFFF;
    /** How long a server may take to say why it ended a data connection in the middle. */
    private static final Duration REASON = Duration.ofSeconds(5);

    private final Bootstrap loop;
    private final ControlLink control;
    private final ClientTlsConnection tls;
    private final Timeouts timeouts;
    private Features features = Features.NONE;
    private boolean extendedPassive = true;

    Transfers(Bootstrap loop, ControlLink control, ClientTlsConnection tls, Timeouts timeouts) {
        this.loop = loop;
        this.control = control;
        this.tls = tls;
        this.timeouts = timeouts;
    }

    void use(Features found) {
        features = found;
    }

    List<RemoteFile> list(String path) throws IOException {
        BoundedBytes text = new BoundedBytes();
        receive(new TransferCommand(features.mlsd() ? "MLSD" : "LIST", path), text, TransferProgress.NONE);
        List<RemoteFile> entries = new ArrayList<>();
        for (byte[] line : text.lines()) {
            String decoded = control.charset().decode(line);
            (features.mlsd() ? ListingLines.machine(decoded) : ListingLines.unix(decoded)).ifPresent(entries::add);
        }
        return entries;
    }

    Transferred receive(TransferCommand command, WritableByteChannel target, TransferProgress progress)
            throws IOException {
        return run(command, data -> data.receive(target, progress));
    }

    Transferred send(TransferCommand command, ReadableByteChannel source, TransferProgress progress)
            throws IOException {
        return run(command, data -> {
            long sent = data.send(source, progress);
            data.finish();
            return sent;
        });
    }

    /** The part of a transfer that moves the bytes. */
    @FunctionalInterface
    private interface Pump {
        long run(DataLink data) throws IOException;
    }

    private Transferred run(TransferCommand command, Pump pump) throws IOException {
        String verb = command.verb();
        try (DataLink data = DataLink.open(loop, passive(), timeouts)) {
            restart(command.offset());
            ServerReply first = control.exchange(verb, command.path());
            if (!first.isPreliminary()) {
                throw new ServerRefusedException(verb, first);
            }
            Transferred transferred = pumped(verb, data, pump);
            ServerReply last = control.reply(verb);
            if (!last.isDone()) {
                throw new ServerRefusedException(verb, last);
            }
            return transferred;
        }
    }

    /** Right before the command it is for: where that is never sent, the next one would begin in the middle. */
    private void restart(long offset) throws IOException {
        if (offset > 0) {
            ServerReply reply = control.exchange("REST", Long.toString(offset));
            if (!reply.wantsMore()) {
                throw new ServerRefusedException("REST", reply);
            }
        }
    }

    /** What breaks in the middle the server may have ended, and says why on the other connection. */
    private Transferred pumped(String verb, DataLink data, Pump pump) throws IOException {
        try {
            SslHandler handler = data.startTls(tls);
            return new Transferred(pump.run(data), tls.isResumed(handler));
        } catch (UncheckedIOException own) {
            data.close();
            control.replyWithin(verb, REASON); // which tells of what we did
            throw own.getCause();
        } catch (IOException broken) {
            data.close();
            Optional<ServerReply> reason = control.replyWithin(verb, REASON);
            if (reason.isPresent() && !reason.get().isDone()) {
                ServerRefusedException refused = new ServerRefusedException(verb, reason.get());
                refused.addSuppressed(broken);
                throw refused;
            }
            throw broken;
        }
    }

    /** Where the next data connection leads. Of what the server says only the port counts: it is the server we talk to. */
    private InetSocketAddress passive() throws IOException {
        if (extendedPassive) {
            ServerReply reply = control.exchange("EPSV", "");
            Matcher port = EXTENDED.matcher(reply.text());
            if (reply.isDone() && port.find() && Integer.parseInt(port.group(2)) <= HIGHEST_PORT) {
                return at(Integer.parseInt(port.group(2)));
            }
            extendedPassive = false;
        }
        ServerReply reply = control.exchange("PASV", "");
        Matcher numbers = SIX_NUMBERS.matcher(reply.text());
        Optional<InetSocketAddress> named =
                reply.isDone() && numbers.find() ? DataAddress.parsePort(numbers.group()) : Optional.empty();
        return at(named.orElseThrow(() -> new ServerRefusedException("PASV", reply))
                .getPort());
    }

    private InetSocketAddress at(int port) {
        return new InetSocketAddress(control.peer().getAddress(), port);
    }

    /** A listing, as it comes. */
    private static final class BoundedBytes implements WritableByteChannel {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public int write(ByteBuffer part) throws IOException {
            int count = part.remaining();
            if (bytes.size() > MAX_LISTING_BYTES - count) {
                throw new IOException("The listing is longer than " + MAX_LISTING_BYTES + " bytes.");
            }
            byte[] copy = new byte[count];
            part.get(copy);
            bytes.writeBytes(copy);
            return count;
        }

        List<byte[]> lines() {
            List<byte[]> lines = new ArrayList<>();
            byte[] all = bytes.toByteArray();
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    int end = i > start && all[i - 1] == '\r' ? i - 1 : i;
                    lines.add(Arrays.copyOfRange(all, start, end));
                    start = i + 1;
                }
            }
            return lines;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }
}

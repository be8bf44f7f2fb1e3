/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.wire.LineBuffer;
import io.ftps.wire.LineCharset;
import io.ftps.wire.ReceivedLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Makes replies of lines (RFC 959, section 4.2) on the loop, and keeps them until somebody asks on another thread. */
final class ReplyReader extends ChannelInboundHandlerAdapter {
    /** Bytes of one line of a reply. */
    static final int MAX_LINE_BYTES = 16 * 1024;
    /** Lines of one reply. */
    static final int MAX_LINES = 1_000;
    /** Replies that nobody has asked for yet. */
    static final int MAX_WAITING = 64;

    private static final int CODE_DIGITS = 3;

    private final LineBuffer buffer;
    private final BlockingQueue<CompletableFuture<ServerReply>> replies = new LinkedBlockingQueue<>();
    private final List<String> lines = new ArrayList<>();
    private String code = "";
    private boolean ended;

    ReplyReader(LineCharset charset) {
        this.buffer = new LineBuffer(MAX_LINE_BYTES, charset);
    }

    /** The next reply. Blocks, so never on the loop. */
    ServerReply next(String verb, Duration patience) throws IOException {
        @Nullable CompletableFuture<ServerReply> next = Waiting.poll(replies, patience);
        if (next == null) {
            throw new IOException("The server does not answer " + verb + " within " + patience.toSeconds()
                    + " seconds; try again, or allow more time.");
        }
        try {
            return next.join();
        } catch (CompletionException e) {
            replies.add(next); // whoever asks again hears the same
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        }
    }

    /** Whether nothing was said that nobody asked for. On the loop. */
    boolean isEmpty() {
        return buffer.isEmpty() && lines.isEmpty() && replies.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        buffer.add((ByteBuf) message, ctx.alloc());
        for (Optional<ReceivedLine> line = buffer.next(); line.isPresent() && !ended; line = buffer.next()) {
            if (line.get() instanceof ReceivedLine.Text text) {
                add(ctx, text.text());
            } else {
                fail(ctx, "The server answers what is no text of FTP; is TLS to begin with the first byte here?");
            }
        }
    }

    private void add(ChannelHandlerContext ctx, String line) {
        boolean first = code.isEmpty();
        if (first && !line.matches("[1-6]\\d\\d(?:[ -].*)?")) {
            fail(ctx, "The server answers without a code (RFC 959, section 4.2); is it a server of FTP?");
            return;
        }
        code = first ? line.substring(0, CODE_DIGITS) : code;
        boolean coded = line.startsWith(code);
        char mark = line.length() > CODE_DIGITS ? line.charAt(CODE_DIGITS) : ' ';
        lines.add(coded && (mark == ' ' || mark == '-') ? textOf(line) : line);
        if (coded && mark == ' ') {
            replies.add(CompletableFuture.completedFuture(new ServerReply(Integer.parseInt(code), lines)));
            lines.clear();
            code = "";
        }
        if (lines.size() > MAX_LINES || replies.size() > MAX_WAITING) {
            fail(ctx, "The server talks without end.");
        }
    }

    private static String textOf(String line) {
        return line.length() > CODE_DIGITS ? line.substring(CODE_DIGITS + 1) : "";
    }

    private void fail(ChannelHandlerContext ctx, String why) {
        end(new IOException(why));
        ctx.close();
    }

    private void end(IOException why) {
        if (!ended) {
            ended = true;
            replies.add(CompletableFuture.failedFuture(why));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(new EOFException("The server closed the control connection."));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(new IOException("The control connection broke: " + cause.getMessage(), cause));
        ctx.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        buffer.release();
    }
}

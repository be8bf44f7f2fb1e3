/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.NotResumedException;
import io.ftps.tls.TlsOutcome;
import io.ftps.tls.TlsSession;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One data connection, from the moment its peer is known to be the right one. The client may send its bytes and make its
 * handshake before or after its transfer command, so what happens is kept until a {@link Transfer} takes the channel over.
 */
final class DataChannel extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DataChannel.class);

    private final Channel channel;
    private final InetSocketAddress peer;
    private final Expect expect;
    private final Queue<ByteBuf> early = new ArrayDeque<>();
    private State state = State.CONNECTING;
    private Optional<TlsSession> tls = Optional.empty();
    private TlsFault fault = TlsFault.BROKEN;
    private String failure = "";
    private Cut cut = Cut.of("");
    private @Nullable Owner owner;

    DataChannel(Channel channel, Expect expect) {
        this.channel = channel;
        this.peer = (InetSocketAddress) channel.remoteAddress();
        this.expect = expect;
    }

    /** What protects the connection. */
    enum Expect {
        /** Nothing: a FIN is a good end. */
        CLEAR,
        /** TLS: only a close_notify is a good end. */
        TLS,
        /** TLS: once it is there, a FIN is a good end too. */
        TLS_UNTIL_FIN
    }

    /** How far the connection is. Each state is entered once, in this order but for leaps ahead. */
    private enum State {
        CONNECTING,
        READY,
        /** The peer has sent all it had to send, and said so. */
        ENDED,
        /** The peer stopped without saying so. */
        CUT,
        /** TLS did not come about, or was refused. */
        TLS_FAILED
    }

    /** Why there is no TLS, in words for the client. */
    enum TlsFault {
        /** The handshake went wrong. */
        BROKEN("TLS of the data connection failed."),
        /** The control connection's session was not resumed, which is demanded. */
        NOT_RESUMED("The data connection must resume the control connection's TLS session."),
        /** The client presented a certificate on the control connection, but not on this one. */
        ANOTHER_CERTIFICATE(
                "The data connection must show the control connection's certificate or resume its TLS session.");

        private final String text;

        TlsFault(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static TlsFault of(Throwable cause) {
            if (cause instanceof NotResumedException) {
                return NOT_RESUMED;
            }
            return cause instanceof ClientCertificateException ? ANOTHER_CERTIFICATE : BROKEN;
        }
    }

    /**
     * How the connection ended too early.
     *
     * @param text one sentence, fit for the client
     * @param reason one sentence for the operator, which may quote the system
     */
    record Cut(String text, String reason) {
        static Cut of(String text) {
            return new Cut(text, text);
        }
    }

    /** What a transfer hears of its connection. */
    interface Owner {
        /** Connected, and under TLS where that is expected. */
        void ready(Optional<TlsSession> session);

        /** Bytes came in; the owner releases them. */
        void received(ByteBuf bytes);

        /** No more bytes come until they are asked for. */
        void receivedAll();

        /** The peer has sent everything. */
        void ended();

        /** The connection broke, or ended without close_notify under TLS. */
        void cut(Cut how);

        /** TLS did not come about, or was refused. */
        void tlsFailed(TlsFault fault, String reason);
    }

    /** Hands the channel over, with all that has happened on it. */
    void attach(Owner newOwner) {
        owner = newOwner;
        if (state == State.TLS_FAILED) {
            newOwner.tlsFailed(fault, failure);
            return;
        }
        if (state != State.CONNECTING) {
            newOwner.ready(tls);
            for (ByteBuf bytes = early.poll(); bytes != null; bytes = early.poll()) {
                newOwner.received(bytes);
            }
            newOwner.receivedAll();
        }
        if (state == State.ENDED) {
            newOwner.ended();
        } else if (state == State.CUT) {
            newOwner.cut(cut);
        }
    }

    /** Nobody listens any more: what still comes is thrown away. */
    void detach() {
        owner = null;
        state = State.CUT;
    }

    /** The other end, also when the connection is gone. */
    InetSocketAddress peer() {
        return peer;
    }

    Channel channel() {
        return channel;
    }

    /**
     * Breaks the connection off. Under TLS no close_notify is sent and in clear a reset, for both would else tell the client
     * that it has received everything.
     */
    void breakOff() {
        detach();
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            // A socket that the peer has reset takes no options any more, and needs none.
            LOG.trace("A data connection was broken off by its peer", e);
        }
        channel.unsafe().close(channel.newPromise());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (expect == Expect.CLEAR) {
            becomeReady(Optional.empty());
        } else {
            ctx.read();
        }
        ctx.fireChannelActive();
    }

    private void becomeReady(Optional<TlsSession> session) {
        state = State.READY;
        tls = session;
        if (owner != null) {
            owner.ready(session);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (state != State.READY) {
            bytes.release();
        } else if (owner == null) {
            early.add(bytes);
        } else {
            owner.received(bytes);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (owner != null && state == State.READY) {
            owner.receivedAll();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof TlsOutcome.Established established) {
            becomeReady(Optional.of(established.session()));
        } else if (event instanceof TlsOutcome.Failed failed) {
            tlsFailed(TlsFault.of(failed.cause()), failed.reason());
        } else if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            ended();
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputClosed("The connection ended without close_notify.");
        }
        ctx.fireUserEventTriggered(event);
    }

    private void inputClosed(String reason) {
        boolean underTls = state != State.CONNECTING;
        if (expect == Expect.CLEAR || (expect == Expect.TLS_UNTIL_FIN && underTls)) {
            ended();
        } else {
            cut(Cut.of(reason));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        cut(Cut.of("The connection was closed."));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        cut(new Cut("The connection broke.", "The connection broke: " + cause.getMessage()));
        ctx.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        early.forEach(ByteBuf::release);
        early.clear();
    }

    private void tlsFailed(TlsFault how, String reason) {
        if (state == State.CONNECTING) {
            state = State.TLS_FAILED;
            fault = how;
            failure = reason;
            if (owner != null) {
                owner.tlsFailed(how, reason);
            }
        }
    }

    private void ended() {
        if (state == State.READY) {
            state = State.ENDED;
            if (owner != null) {
                owner.ended();
            }
        }
    }

    private void cut(Cut how) {
        if (state == State.READY) {
            state = State.CUT;
            cut = how;
            if (owner != null) {
                owner.cut(how);
            }
        } else if (expect != Expect.CLEAR) {
            tlsFailed(TlsFault.BROKEN, how.reason());
        }
    }
}

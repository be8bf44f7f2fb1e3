/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static io.ftps.command.ReplyCode.READY;
import static io.ftps.command.ReplyCode.UNAVAILABLE;

import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.data.NettyDataConnections;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Dismissal;
import io.ftps.server.CloseReason;
import io.ftps.server.TlsMode;
import io.ftps.tls.TlsOutcome;
import io.ftps.wire.ReceivedLine;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's connection: when it is under TLS, when a line is asked for, what a final reply brings with it, how it ends.
 * {@link CommandFlow} has the commands. Runs on one event loop.
 */
final class ControlHandler extends ChannelInboundHandlerAdapter implements CommandFlow.Control {
    private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);

    private final Connection connection;
    private final TlsUpgrade tls;
    private final NettyDataConnections data;
    private final SessionEvents events;
    private final SessionClock clock;
    private final CommandDecoder decoder;
    private final SessionHandle handle;
    private final CommandFlow flow;
    private final Conduct conduct;
    private final SessionEnd end;

    private Phase phase = Phase.AWAITING_TLS;
    private boolean greeted;
    private boolean inputEnded;
    private boolean draining;
    private @Nullable ChannelHandlerContext own;

    ControlHandler(SessionParts parts) {
        this.connection = parts.connection();
        this.tls = parts.tls();
        this.data = parts.data();
        this.events = parts.events();
        this.clock = parts.clock();
        this.decoder = parts.decoder();
        this.handle = new SessionHandle(parts, this);
        this.conduct = new Conduct(parts, handle);
        this.flow = new CommandFlow(parts, conduct, this);
        this.end = new SessionEnd(parts);
    }

    private ChannelHandlerContext ctx() {
        return Objects.requireNonNull(own, "not in a pipeline yet");
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        own = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        events.opened();
        handle.enter().ifPresentOrElse(refused -> leaveWith(refused.reason(), refused.text()), this::begin);
    }

    private void begin() {
        if (connection.listener().mode() == TlsMode.IMPLICIT) {
            beginTls(connection.listener().greetsInClear() ? this::greet : () -> {});
        } else {
            greet();
            awaitCommand();
        }
    }

    private void greet() {
        greeted = true;
        write(Reply.of(READY, connection.greeting()));
    }

    // TLS

    /**
     * Says what there is to say in clear; from here on every byte that comes is TLS. What is left in clear was not sent by who
     * answers the handshake. RFC 4217, section 15.
     */
    private void beginTls(Runnable lastWords) {
        if (!nothingWaits()) {
            close(CloseReason.INJECTION);
            return;
        }
        phase = Phase.AWAITING_TLS;
        clock.awaitHandshake(() -> close(CloseReason.TLS_FAILED));
        lastWords.run();
        events.handshakeStarted();
        tls.begin(ctx().pipeline(), connection.origin());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof TlsOutcome.Established established) {
            secured(established);
        } else if (event instanceof TlsOutcome.Failed failed) {
            events.handshakeFailed(failed.reason());
            close(CloseReason.TLS_FAILED);
        } else if (event instanceof TlsOutcome.Refused refused) {
            certificateRefused(refused.reason());
        } else if (event instanceof SslCloseCompletionEvent closed) {
            tlsClosed(closed.isSuccess());
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        }
        ctx.fireUserEventTriggered(event);
    }

    private void secured(TlsOutcome.Established established) {
        clock.stop(false);
        if (phase == Phase.AWAITING_TLS) {
            connection.secured(established.session());
            conduct.look();
            events.handshakeEnded(established.session());
            if (!greeted) {
                greet();
            }
            awaitCommand();
        }
    }

    /** TLS is there, for one reply. */
    private void certificateRefused(String reason) {
        events.handshakeFailed(reason);
        if (phase == Phase.AWAITING_TLS) {
            write(Reply.of(UNAVAILABLE, "The client certificate is not accepted; goodbye."));
            close(CloseReason.CLIENT_CERTIFICATE_REFUSED, Optional.of(reason));
        }
    }

    private boolean nothingWaits() {
        return decoder.isEmpty() && flow.isEmpty();
    }

    private void leaveTls() {
        phase = Phase.LEAVING_TLS;
        clock.awaitHandshake(() -> close(CloseReason.TLS_FAILED));
        tls.leave(ctx().pipeline());
        ctx().read();
    }

    /**
     * What was said under TLS behind REIN or CCC is not served in clear: a client waits for the reply. What came in clear in
     * one packet with close_notify is served when the connection is ready for it.
     */
    private void tlsClosed(boolean properly) {
        if (phase != Phase.LEAVING_TLS || !properly) {
            inputEnded();
        } else if (nothingWaits()) {
            phase = Phase.RUNNING;
            tls.end(ctx().pipeline(), connection.security());
            awaitCommand();
        } else {
            close(CloseReason.TLS_FAILED);
        }
    }

    // Commands

    /** Serves a command that waited for the end of a transfer, or asks for the next line. */
    private void awaitCommand() {
        clock.stop(false);
        if (draining) {
            leaveWith(CloseReason.SERVER_STOPS, "The server is stopping.");
        } else if (!ctx().channel().isWritable()) {
            phase = Phase.AWAITING_WRITABLE;
            clock.awaitCommand(connection.idleTime(), () -> close(CloseReason.IDLE_TIMEOUT));
        } else {
            flow.next().ifPresentOrElse(this::run, this::awaitLine);
        }
    }

    private void awaitLine() {
        phase = Phase.AWAITING_LINE;
        if (conduct.isLoggedIn()) {
            clock.awaitCommand(
                    connection.idleTime(),
                    () -> leaveWith(CloseReason.IDLE_TIMEOUT, "No command came for too long; goodbye."));
        } else {
            clock.awaitLogin(() -> leaveWith(CloseReason.LOGIN_TIMEOUT, "Nobody logged in in time; goodbye."));
        }
        ctx().read();
        closeIfNothingComes();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (phase == Phase.AWAITING_WRITABLE && ctx.channel().isWritable()) {
            awaitCommand();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReceivedLine line = (ReceivedLine) message;
        switch (phase) {
            case AWAITING_LINE -> {
                clock.stop(!conduct.isLoggedIn());
                conduct.foreignTalk(line)
                        .ifPresentOrElse(
                                what -> close(CloseReason.FOREIGN_PROTOCOL, Optional.of(what)), () -> run(line));
            }
            case RUNNING, AWAITING_WRITABLE -> flow.meanwhile(line);
            case AWAITING_TLS -> close(CloseReason.INJECTION);
            case LEAVING_TLS -> close(CloseReason.TLS_FAILED);
            case CLOSING -> {}
        }
    }

    private void run(ReceivedLine line) {
        phase = Phase.RUNNING;
        flow.run(line);
    }

    @Override
    public void onLoop(Runnable task) {
        ctx().executor().execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                fault(e);
            }
        });
    }

    @Override
    public void write(Reply reply) {
        events.replySent(reply);
        ctx().writeAndFlush(reply);
    }

    @Override
    public void readOn() {
        if (!ctx().channel().isActive() || inputEnded || phase == Phase.CLOSING) {
            flow.stop("The control connection ended.");
        } else {
            ctx().read();
        }
    }

    @Override
    public void answerIsLate() {
        leaveWith(CloseReason.COMMAND_TIMEOUT, "The command took too long; connect anew.");
    }

    @Override
    public void finished(Reply reply) {
        if (!ctx().channel().isActive()) {
            ended();
        } else if (phase != Phase.CLOSING) {
            answer(reply);
        }
    }

    /** Writes a final reply and does what comes next. */
    private void answer(Reply reply) {
        if (reply.next() == Next.Step.START_TLS) {
            beginTls(() -> write(reply));
            return;
        }
        write(reply);
        if (conduct.isOneBadTooMany(reply)) {
            leaveWith(CloseReason.BAD_COMMANDS, "Too many bad commands.");
        } else if (reply.next() == Next.Step.CLOSE) {
            close(conduct.closeReason());
        } else if (reply.next() == Next.Step.STOP_TLS) {
            leaveTls();
        } else {
            awaitCommand();
        }
    }

    // The end

    private void inputEnded() {
        inputEnded = true;
        if (flow.isTransferring()) {
            flow.stop("The control connection ended.");
        } else {
            closeIfNothingComes();
        }
    }

    /** Lines that came before the end are served; half a line is none. */
    private void closeIfNothingComes() {
        if (inputEnded && (phase == Phase.AWAITING_LINE || phase.isChangingTls()) && !decoder.isDelivering()) {
            close(CloseReason.CLIENT_GONE);
        }
    }

    /** The server stops: a session that does nothing ends now, another behind what it does. */
    void drain() {
        draining = true;
        if (phase == Phase.AWAITING_LINE) {
            awaitCommand();
        } else if (phase.isChangingTls()) {
            close(CloseReason.SERVER_STOPS);
        }
    }

    /** Somebody has to go, whatever runs. */
    void dismiss(Dismissal why) {
        if (phase != Phase.CLOSING && !phase.isChangingTls()) {
            write(Reply.of(UNAVAILABLE, why.text()));
        }
        close(why.reason(), Optional.of(why.detail()));
    }

    /** The server has stopped. */
    void cut() {
        end.because(CloseReason.SERVER_STOPS);
        flow.stop("The server stops.");
        ctx().close();
    }

    /** The event loop is gone and nothing runs on it any more, so this is called by whoever stops the server. */
    void abandon() {
        end.because(CloseReason.SERVER_STOPS);
        flow.abandon();
        ended();
    }

    private void leaveWith(CloseReason reason, String text) {
        if (greeted || connection.listener().greetsInClear()) {
            write(Reply.of(UNAVAILABLE, text));
        }
        close(reason);
    }

    private void close(CloseReason reason) {
        close(reason, Optional.empty());
    }

    private void close(CloseReason reason, Optional<String> detail) {
        if (phase != Phase.CLOSING) {
            phase = Phase.CLOSING;
            end.because(reason, detail);
            flow.stop("The session ended.");
            end.begin(ctx().channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (SessionEnd.isOfThePeer(cause)) {
            LOG.debug("Session {} broke", connection.info().id(), cause);
            ctx.close();
        } else {
            fault(cause);
        }
    }

    /** A fault of ours ends the session, whatever ran. */
    private void fault(Throwable cause) {
        LOG.error("Session {}: a fault of the server ends it", connection.info().id(), cause);
        end.because(CloseReason.FAULT);
        flow.abandon();
        Runnable last = ctx().channel().isActive() ? ctx()::close : this::ended;
        last.run();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        clock.stop(false);
        flow.stop("The control connection ended.");
        data.closeEndpoint();
        conduct.gone();
        if (!flow.isBusy()) {
            ended();
        }
        ctx.fireChannelInactive();
    }

    /** Nothing of the session runs any more. */
    private void ended() {
        phase = Phase.CLOSING;
        end.over(handle);
    }
}

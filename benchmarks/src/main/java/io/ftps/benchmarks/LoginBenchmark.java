/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the hello handler, the selector and a context for each connection add to a login with a full TLS 1.3 handshake:
 * {@code PER_SESSION} against {@code FIXED}. Client and server take turns on one thread, in memory, and everybody is let in.
 * The score is both together; what counts is {@code serverNanos} divided by {@code logins}, the server's CPU time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoginBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ByteBuf LOGIN = text("USER ada\r\nPASS lovelace\r\n");
    private static final ByteBuf ANSWER = text("331 Password required.\r\n230 Logged in.\r\n");

    /** Whose context a connection gets. */
    public enum Contexts {
        /** Netty's, made once. */
        FIXED,
        /** Ours, one for each. */
        PER_SESSION
    }

    /** What was done in an iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Work {
        /** How many were let in. */
        public long logins;

        /** CPU time the server took. */
        public long serverNanos;

        /** Begins with nothing. */
        public Work() {}
    }

    /** Who speaks TLS on the server. */
    @Param({"JDK", "BORINGSSL"})
    public TlsEngine engine = TlsEngine.JDK;

    /** Whose context a connection gets. */
    @Param({"FIXED", "PER_SESSION"})
    public Contexts contexts = Contexts.FIXED;

    private final SslContext client = newClient();
    private LoginSecurity security = channel -> {};

    /** Makes a client. */
    public LoginBenchmark() {}

    /** It believes every server and, as it is not told whom it talks to, never resumes. */
    private static SslContext newClient() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .protocols("TLSv1.3")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("There is no TLS client (expected: one for TLS 1.3).", e);
        }
    }

    private static ByteBuf text(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Makes the server's identity and, once or never, its context.
     *
     * @throws SSLException if there is no TLS
     */
    @Setup
    public void start() throws SSLException {
        CertifiedKey identity =
                SelfSigned.withCommonName("localhost").dnsName("localhost").create();
        security = switch (contexts) {
            case FIXED -> LoginSecurity.fixedContext(identity, engine);
            case PER_SESSION -> LoginSecurity.contextPerSession(identity, engine);
        };
    }

    /**
     * Connects, shakes hands in full, logs in, and leaves.
     *
     * @param work counts it
     * @return the size of the server's answer, in bytes
     */
    @Benchmark
    public int login(Work work) {
        EmbeddedChannel user = new EmbeddedChannel(client.newHandler(ByteBufAllocator.DEFAULT));
        long begun = THREADS.getCurrentThreadCpuTime();
        EmbeddedChannel server = new EmbeddedChannel();
        security.addTo(server);
        server.pipeline().addLast(new Welcome());
        work.serverNanos += THREADS.getCurrentThreadCpuTime() - begun;

        talk(user, server, work);
        user.writeOutbound(LOGIN.duplicate());
        talk(user, server, work);
        ByteBuf answer = user.readInbound();
        int size = answer.readableBytes();
        answer.release();

        user.close();
        begun = THREADS.getCurrentThreadCpuTime();
        carry(user, server);
        server.finishAndReleaseAll();
        work.serverNanos += THREADS.getCurrentThreadCpuTime() - begun;
        user.finishAndReleaseAll();
        work.logins++;
        return size;
    }

    /** Carries bytes to and fro until both are silent. */
    private static void talk(EmbeddedChannel user, EmbeddedChannel server, Work work) {
        boolean talking = true;
        while (talking) {
            long begun = THREADS.getCurrentThreadCpuTime();
            carry(user, server);
            work.serverNanos += THREADS.getCurrentThreadCpuTime() - begun;
            talking = carry(server, user);
        }
    }

    private static boolean carry(EmbeddedChannel from, EmbeddedChannel to) {
        boolean any = false;
        for (ByteBuf bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            to.writeInbound(bytes);
            any = true;
        }
        return any;
    }

    /** Answers everything alike. */
    private static final class Welcome extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf line) {
            ctx.writeAndFlush(ANSWER.duplicate());
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.wire.LineBuffer;
import io.ftps.wire.LineCharset;
import io.ftps.wire.ReceivedLine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one line costs on its way in, and one reply on its way out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ControlLineBenchmark {
    private static final int LINES = 64;
    private static final int MAX_LINE_BYTES = 4_096;

    private final LineCharset charset = new LineCharset();
    private final LineBuffer lines = new LineBuffer(MAX_LINE_BYTES, charset);
    private final byte[] pipelined =
            "RETR /partners/acme/invoice-2026-11.xml\r\n".repeat(LINES).getBytes(StandardCharsets.UTF_8);
    private final Reply reply = Reply.of(ReplyCode.FILE_ACTION_OK, "Directory is /partners/acme.");

    /** Makes the state. */
    public ControlLineBenchmark() {}

    /**
     * Takes pipelined commands apart.
     *
     * @param sink eats them
     */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void decodeLine(Blackhole sink) {
        ByteBuf bytes = Unpooled.wrappedBuffer(pipelined);
        lines.add(bytes, ByteBufAllocator.DEFAULT);
        for (Optional<ReceivedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            sink.consume(line.get());
        }
    }

    /**
     * Writes a reply.
     *
     * @return its bytes
     */
    @Benchmark
    public byte[] encodeReply() {
        return charset.encode(reply.toWire());
    }
}

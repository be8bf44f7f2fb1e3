/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the server's own threads, in microseconds for each call of the benchmark: event loops and workers, not the client,
 * not the compiler, not the garbage collector.
 */
public final class ServerCpu implements InternalProfiler {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_MICRO = 1_000;

    private long begun;

    /** Has measured nothing. */
    public ServerCpu() {}

    /** What the server's threads that are alive have used, in nanoseconds. */
    static long nanos() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("ftps-"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .filter(nanos -> nanos > 0) // not ended meanwhile
                .sum();
    }

    @Override
    public String getDescription() {
        return "CPU time of the server's threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        begun = nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double micros = (nanos() - begun) / NANOS_PER_MICRO;
        long calls = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult("server.cpu", micros / calls, "us/op", AggregationPolicy.AVG));
    }
}

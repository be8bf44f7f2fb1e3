/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * What a login costs the server with either kind of context, in microseconds of CPU of its own threads, and what the second
 * costs more, in percent of the first: event loops and workers, not the client, not the compiler, not the garbage collector.
 * Both kinds take turns within an iteration, so each iteration yields one comparison whatever else the machine does.
 */
public final class LoginCpu implements InternalProfiler {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double PERCENT = 100;
    private static final Map<LoginContexts, Sum> SUMS = new EnumMap<>(LoginContexts.class);

    /** Has measured nothing. */
    public LoginCpu() {}

    private record Sum(long nanos, long logins) {
        double micros() {
            return nanos / NANOS_PER_MICRO / logins;
        }

        Sum plus(Sum other) {
            return new Sum(nanos + other.nanos, logins + other.logins);
        }
    }

    /** What the servers' threads that are alive have used, in nanoseconds. */
    static long nanos() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("ftps-"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .filter(nanos -> nanos > 0) // not ended meanwhile
                .sum();
    }

    /** Takes down what some logins have cost. Called by the one thread that runs the benchmark. */
    static void spent(LoginContexts contexts, long nanos, int logins) {
        SUMS.merge(contexts, new Sum(nanos, logins), Sum::plus);
    }

    @Override
    public String getDescription() {
        return "CPU of the server for a login, with either kind of context";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        SUMS.clear();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double fixed = micros(LoginContexts.FIXED);
        double perSession = micros(LoginContexts.PER_SESSION);
        return List.of(
                new ScalarResult("cpu.fixed", fixed, "us/login", AggregationPolicy.AVG),
                new ScalarResult("cpu.perSession", perSession, "us/login", AggregationPolicy.AVG),
                new ScalarResult("cpu.added", PERCENT * (perSession / fixed - 1), "%", AggregationPolicy.AVG));
    }

    private static double micros(LoginContexts contexts) {
        return SUMS.getOrDefault(contexts, new Sum(0, 0)).micros();
    }
}

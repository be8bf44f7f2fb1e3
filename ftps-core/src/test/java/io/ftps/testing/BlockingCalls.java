/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.blockhound.BlockHound;

/**
 * Notices what blocks an event loop. User code is wrapped by {@link LoopGuard}, because file channels are not seen by
 * BlockHound; the rest is watched by BlockHound where it can be installed, on the class path.
 */
final class BlockingCalls {
    private static final String LOOP = "ftps-loop";
    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    static {
        if (!TestRun.isOnModulePath()) {
            BlockHound.builder()
                    .loadIntegrations()
                    .nonBlockingThreadPredicate(
                            before -> thread -> thread.getName().startsWith(LOOP))
                    // Seeding and reading /dev/urandom waits for nobody once the machine is up.
                    .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                    .allowBlockingCallsInside("java.security.SecureRandom", "nextInt")
                    // The JDK's class loading and log lines of a fault; both happen once.
                    .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                    .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                    // A task is handed to a pool under its queue's lock, which nobody holds for long.
                    .allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "execute")
                    // Netty's allocator takes a lock when it adds a magazine, a few times in the life of a JVM.
                    .allowBlockingCallsInside(
                            "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines")
                    .blockingMethodCallback(method -> note(method.toString()))
                    .install();
        }
    }

    private BlockingCalls() {}

    /** Runs the static part, once. */
    static void watch() {}

    static boolean isOnLoop() {
        return Thread.currentThread().getName().startsWith(LOOP);
    }

    static void note(String call) {
        Throwable here = new Throwable(call);
        StringBuilder text = new StringBuilder(call);
        for (StackTraceElement frame : here.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        SEEN.add(text.toString());
    }

    /** What was seen since the last call. */
    static List<String> take() {
        List<String> seen = List.copyOf(SEEN);
        SEEN.removeAll(seen);
        return seen;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class behind which something counted is found that nobody released, such as a buffer or a TLS context, by it or
 * by one before it in this JVM that does not look: {@code @RegisterExtension static final Leaks}.
 */
public final class Leaks implements AfterAllCallback {
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    private static final Queue<Reporter<?>> REPORTERS = new ConcurrentLinkedQueue<>();

    private static final int COLLECTIONS = 2;
    private static final long CANARY_MILLIS = 5_000;

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // The only factory method there is.
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> type, int interval, long maxActive) {
                Reporter<T> reporter = new Reporter<>(type, interval);
                REPORTERS.add(reporter);
                return reporter;
            }
        });
    }

    /** Makes Netty report to this class; must run before Netty makes its first buffer. */
    static void watch() {}

    @Override
    public void afterAll(ExtensionContext context) {
        for (int round = 0; round < COLLECTIONS; round++) {
            collect();
            REPORTERS.forEach(Reporter::look);
        }
        List<String> found = new ArrayList<>(REPORTS);
        REPORTS.removeAll(found);
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " leaks, the first: " + found.get(0));
        }
    }

    /** What was forgotten is known when the collector has found it and told so; a canary says that it has. */
    private static void collect() {
        ReferenceQueue<Object> told = new ReferenceQueue<>();
        WeakReference<Object> canary = new WeakReference<>(new Object(), told);
        try {
            System.gc();
            told.remove(CANARY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(canary);
        }
    }

    private static final class Reporter<T> extends ResourceLeakDetector<T> {
        Reporter(Class<?> type, int interval) {
            super(type, interval);
        }

        /** Netty looks for leaks of a kind whenever one more of the kind is tracked; nothing may follow for a long time. */
        @SuppressWarnings("unchecked") // what is tracked here never gets to anybody
        void look() {
            T nothing = (T) new Object();
            trackForcibly(nothing).close(nothing);
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            REPORTS.add(resourceType + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            REPORTS.add(resourceType);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fails a test class behind which buffers are found that nobody released, it or one before it without this extension: {@code @RegisterExtension static final Leaks}. */
public final class Leaks implements AfterAllCallback {
    private static final Logger LOG = LoggerFactory.getLogger(Leaks.class);
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    /** Netty looks for leaks whenever it makes a buffer. */
    private static final int BUFFERS_TO_FIND_LEAKS = 8;

    private static final int COLLECTIONS = 2;
    private static final long CANARY_MILLIS = 5_000;

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // The only factory method there is.
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> type, int interval, long maxActive) {
                return new Reporter<>(type, interval);
            }
        });
    }

    /** Makes Netty report to this class; must run before Netty makes its first buffer. */
    static void watch() {}

    @Override
    public void afterAll(ExtensionContext context) {
        find();
        List<String> found = new ArrayList<>(REPORTS);
        REPORTS.removeAll(found);
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " leaks, the first: " + found.get(0));
        }
    }

    /** Forgotten buffers are known when the collector has found them and told so; a canary says that it has, twice. */
    private static void find() {
        for (int round = 0; round < COLLECTIONS; round++) {
            collect();
            for (int i = 0; i < BUFFERS_TO_FIND_LEAKS; i++) {
                ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(1);
                buffer.release();
            }
        }
    }

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

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            report(resourceType, resourceType + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            report(resourceType, resourceType);
        }

        /** Contexts of BoringSSL are told and not failed for: the tests of ftps-tls do, and here the report is not yet understood. */
        private static void report(String resourceType, String leak) {
            if (resourceType.startsWith("ReferenceCountedOpenSsl")) {
                LOG.warn("A context or engine of BoringSSL was collected before it was released: {}", leak);
            } else {
                REPORTS.add(leak);
            }
        }
    }
}

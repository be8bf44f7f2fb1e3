/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a small JVM and five hundred clients that are all in the middle of a transfer at the same time. */
@Tag("ONCE")
@Tag("BORINGSSL")
final class ManySessionsTest {
    private static final int SESSIONS = 500;

    @TempDir
    private Path folder;

    @Test
    void fiveHundredTransfersAtOnceFitIntoASmallMemory() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                folder, Map.of(), "-Xmx512m", "-XX:MaxDirectMemorySize=256m", "-XX:+ExitOnOutOfMemoryError")) {
            int port = server.port();

            assertThat(failures(port)).as(server::said).isEmpty();

            assertThat(server.stop()).doesNotContain("WARN", "ERROR", "LEAK", "Exception");
        }
    }

    /** Why sessions failed; those that failed only because another one did say nothing. */
    private static List<String> failures(int port) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        CyclicBarrier together = new CyclicBarrier(SESSIONS);
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
        try {
            List<LoadSession> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                sessions.add(new LoadSession(i, port, tls, together));
            }
            List<String> failures = new ArrayList<>();
            for (Future<Boolean> session : clients.invokeAll(sessions)) {
                failure(session, failures);
            }
            return failures;
        } finally {
            clients.shutdownNow();
        }
    }

    private static void failure(Future<Boolean> session, List<String> failures) throws InterruptedException {
        try {
            if (!session.get()) {
                failures.add("the bytes that came back are not those that were sent");
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof BrokenBarrierException)) {
                failures.add(String.valueOf(e.getCause()));
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import io.netty.buffer.PooledByteBufAllocator;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guards of {@link TestServer} see what they are there for. */
final class GuardsTest {
    private static final LoginAttempt ATTEMPT = new LoginAttempt(
            "anna", new Password(new char[0]), "explicit", InetSocketAddress.createUnresolved("localhost", 21));

    @BeforeAll
    static void watch() {
        BlockingCalls.watch();
        Leaks.watch();
    }

    private static void onLoop(Runnable task) throws InterruptedException {
        Thread loop = new Thread(task, "ftps-loop-of-a-test");
        loop.start();
        loop.join();
    }

    @Test
    void userCodeOnAnEventLoopIsNoted() throws InterruptedException {
        Authenticator guarded = LoopGuard.guard(Authenticator.class, attempt -> User.named(attempt.userName()));
        authenticate(guarded);
        assertThat(BlockingCalls.take()).isEmpty();
        onLoop(() -> authenticate(guarded));
        assertThat(BlockingCalls.take()).singleElement().asString().contains("authenticate");
    }

    private static void authenticate(Authenticator authenticator) {
        try {
            assertThat(authenticator.authenticate(ATTEMPT).name()).isEqualTo("anna");
        } catch (LoginRefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void blockHoundSeesAnEventLoopThatParks() throws InterruptedException {
        onLoop(() -> LockSupport.parkNanos(1));
        assertThat(BlockingCalls.take()).hasSize(TestRun.isOnModulePath() ? 0 : 1);
    }

    @Test
    void aForgottenBufferIsReported() {
        PooledByteBufAllocator.DEFAULT.buffer(1);
        assertThatThrownBy(() -> new Leaks().afterAll(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 leaks");
    }
}

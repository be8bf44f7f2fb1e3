/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits;
import io.ftps.testing.TestRun;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ServerThreadsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ServerThreads threads = ServerThreads.start(TestRun.transport(), Limits.DEFAULT);

    private Channel channel() {
        Channel channel = threads.newServerChannel();
        threads.loops().register(channel).syncUninterruptibly();
        threads.channels().add(channel);
        return channel;
    }

    @Test
    void aConnectionHasItsTimeToEndByItself() {
        Channel channel = channel();
        AtomicBoolean byItself = new AtomicBoolean();
        channel.eventLoop()
                .schedule(
                        () -> {
                            byItself.set(channel.isOpen());
                            channel.close();
                        },
                        20,
                        TimeUnit.MILLISECONDS);
        threads.close(LONG, LONG);
        assertThat(byItself).isTrue();
    }

    @Test
    void aConnectionIsClosedBeforeItsLoopEnds() {
        Channel channel = channel();
        AtomicBoolean early = new AtomicBoolean();
        channel.closeFuture()
                .addListener(closed -> early.set(!channel.eventLoop().isShuttingDown()));
        threads.close(LONG, Duration.ofMillis(1));
        assertThat(channel.isOpen()).isFalse();
        assertThat(early).isTrue();
    }

    @Test
    void aConnectionThatComesTooLateIsClosed() {
        threads.channels().close().syncUninterruptibly();
        assertThat(channel().closeFuture().awaitUninterruptibly(LONG.toMillis()))
                .isTrue();
        threads.close(LONG, LONG);
    }
}

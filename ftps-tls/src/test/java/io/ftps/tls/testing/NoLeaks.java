/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class after which Netty's leak detector, at level paranoid, has something to report. */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
    static {
        // On the module path the logger is a module too, which the module under test has no reason to read.
        for (String logger : List.of("ch.qos.logback.core", "ch.qos.logback.classic")) {
            ModuleLayer.boot().findModule(logger).ifPresent(NoLeaks.class.getModule()::addReads);
        }
    }

    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        logger().addAppender(reports);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        for (int i = 0; i < 3; i++) {
            System.gc();
            // Leaks are noticed when the next tracked object is made.
            ByteBufAllocator.DEFAULT.buffer(16).release();
        }
        logger().detachAppender(reports);
        assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.netty.util.ResourceLeakDetector");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands behind Netty's acceptor, which stops accepting for a second after a failure, as when the process may open no more files.
 * Tells the operator, once a minute at most.
 */
public final class AcceptFailures extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final String listener;
    private Optional<Long> lastLineNanos = Optional.empty();

    /**
     * For one acceptor.
     *
     * @param listener its name, for the operator
     */
    public AcceptFailures(String listener) {
        this.listener = listener;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        long now = System.nanoTime();
        if (lastLineNanos.filter(last -> now - last < BETWEEN_LINES.toNanos()).isPresent()) {
            return;
        }
        lastLineNanos = Optional.of(now);
        LOG.warn(
                "Listener {} cannot accept clients ({}); those who come wait, and it tries again.",
                listener,
                reason(cause));
    }

    /**
     * What the operating system said, without the name of the call that Netty's native transport puts in front.
     *
     * @param cause what Netty threw
     * @return its words
     */
    public static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.replaceFirst("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ", "");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;

/** Keeps the user events of a channel without a network. */
final class Outcomes extends ChannelInboundHandlerAdapter {
    private final List<Object> events = new ArrayList<>();

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        events.add(event);
    }

    String onlyFailure() {
        assertThat(events).singleElement().isInstanceOf(TlsOutcome.Failed.class);
        return ((TlsOutcome.Failed) events.get(0)).reason();
    }
}

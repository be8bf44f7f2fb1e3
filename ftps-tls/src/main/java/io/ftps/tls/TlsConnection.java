/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.netty.channel.ChannelHandler;

/** TLS of one client: its main channel and the side channels that may resume the main channel's session. */
public interface TlsConnection extends AutoCloseable {
    ChannelHandler mainHandler();

    ChannelHandler sideHandler();

    @Override
    void close();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.CommandRefusedException;
import io.ftps.server.DataBinding;
import java.net.InetSocketAddress;

/** What commands ask of the data side of their session. Called on the session's event loop; nothing here blocks. */
public interface DataConnections {
    /**
     * Opens a port for the next data connection; an endpoint that was waiting is closed.
     *
     * @param protection what the connection that comes will be protected by
     * @param binding what must tie it to the control connection
     * @return address and port it listens on
     * @throws CommandRefusedException 425 when no passive port is free
     */
    InetSocketAddress listen(ProtectionLevel protection, DataBinding binding) throws CommandRefusedException;

    /**
     * Keeps where to connect when the transfer has begun; an endpoint that was waiting is closed.
     *
     * @param target a port of the client's
     * @param protection what the connection will be protected by
     * @param binding what must tie it to the control connection
     */
    void connect(InetSocketAddress target, ProtectionLevel protection, DataBinding binding);

    /**
     * Whether a data connection is there or awaited.
     *
     * @return false when a transfer command would have none
     */
    boolean hasEndpoint();

    /** Closes what waits. A running transfer is not touched. */
    void closeEndpoint();

    /**
     * What is running.
     *
     * @return one line for STAT
     */
    String status();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.CommandRefusedException;
import java.net.InetSocketAddress;

/** What commands ask of the data side of their session. Called on the session's event loop; nothing here blocks. */
public interface DataConnections {
    /**
     * Opens a port for the next data connection; an endpoint that was waiting is closed.
     *
     * @param demands what is demanded of the connection that comes
     * @return address and port it listens on
     * @throws CommandRefusedException 425 when no passive port is free
     */
    InetSocketAddress listen(DataDemands demands) throws CommandRefusedException;

    /**
     * Keeps where to connect when the transfer has begun; an endpoint that was waiting is closed.
     *
     * @param target a port of the client's
     * @param demands what is demanded of the connection
     */
    void connect(InetSocketAddress target, DataDemands demands);

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

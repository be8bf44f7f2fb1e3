/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Reply;
import io.ftps.server.BindingLevel;
import io.ftps.server.TransferResult;
import java.net.InetSocketAddress;

/** Hears how a transfer goes on, on the session's event loop. */
public interface TransferStages {
    /**
     * The data connection is there.
     *
     * @param peer its other end
     */
    void connected(InetSocketAddress peer);

    /**
     * The data connection has passed its checks.
     *
     * @param binding what ties it to the control connection
     */
    void ready(BindingLevel binding);

    /**
     * The transfer has ended, and its file is closed. Comes once, and nothing behind it.
     *
     * @param reply the final reply
     * @param result for the event
     */
    void ended(Reply reply, TransferResult result);
}

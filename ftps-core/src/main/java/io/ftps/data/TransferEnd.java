/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Reply;
import io.ftps.server.TransferResult;

/** Hears how a transfer ended, once, on the session's event loop. */
@FunctionalInterface
public interface TransferEnd {
    /**
     * A transfer has ended; its file is closed.
     *
     * @param reply the final reply
     * @param result for the event
     */
    void ended(Reply reply, TransferResult result);
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import java.util.function.Consumer;

/** What a data connection will come from: a port that waits for the client, or a port of the client's to connect to. */
interface Endpoint {
    /**
     * The transfer has begun, so the client waits for its data.
     *
     * @param failed gets one sentence for the client when there will be no connection
     */
    void begin(Consumer<String> failed);

    /** Why there is no connection, as far as it is known: one sentence for a client that waits in vain. */
    String missing();

    /** Gives up, unless the connection is there. */
    void close();
}

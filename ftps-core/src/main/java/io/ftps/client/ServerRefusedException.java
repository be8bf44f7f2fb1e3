/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.server.Printable;
import java.io.IOException;

/** The server answered that it did not do it: 4xx, 5xx, or what nobody expected. The session goes on. */
public final class ServerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ServerReply reply;

    ServerRefusedException(String verb, ServerReply reply) {
        super("The server refuses " + verb + ": " + reply.code() + " " + Printable.of(reply.text()));
        this.reply = reply;
    }

    /** {@return what it answered} */
    public ServerReply reply() {
        return reply;
    }
}

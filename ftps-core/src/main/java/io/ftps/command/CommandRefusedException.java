/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/** A command that is not served: the client's doing, so it carries its reply and no stack trace. */
public final class CommandRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    /**
     * Refuses.
     *
     * @param code the reply's code
     * @param text the reply's text
     */
    public CommandRefusedException(ReplyCode code, String text) {
        super(code.number() + " " + text, null, false, false);
        this.reply = Reply.of(code, text);
    }

    /**
     * What the client is told.
     *
     * @return the reply
     */
    public Reply reply() {
        return reply;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/**
 * Is asked before each command that is about to be served, and told of its reply. Called where the command runs, which may be an event
 * loop, so it must not block; a PASS or ACCT comes with its argument masked. What it throws besides is logged and becomes 451.
 *
 * <p>The catch: commands that are refused before they run, and bytes that are no command, never get here;
 * {@link io.ftps.server.ServerEvents} has them all.
 */
public interface CommandHook {
    /** Lets everything pass. */
    CommandHook NONE = new CommandHook() {};

    /**
     * Lets a command pass, or not.
     *
     * @param session who sent it
     * @param command what
     * @throws CommandRefusedException with the reply; then the command does not run
     */
    default void before(Session session, Command command) throws CommandRefusedException {}

    /**
     * Sees what a command answers first: the final reply, or a 150 or the like where it goes on.
     *
     * @param session who sent it
     * @param command what
     * @param reply what the command answered
     * @return what the client reads; what happens then stays as it was
     */
    default Reply after(Session session, Command command, Reply reply) {
        return reply;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import java.io.IOException;

/**
 * What a command of an embedder does. Called on a worker, where it may block; one command of a session runs at a time. A reply with a
 * {@link Next} goes on: long work on files belongs into {@link Reply#after}, for there ABOR is heard and others have their turn.
 *
 * <p>The catch: while it blocks, the session hears nothing.
 */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Runs the command.
     *
     * @param session who sent it
     * @param argument what follows the verb, as it is; empty when there is none
     * @return the reply
     * @throws CommandRefusedException with the reply
     * @throws IOException if the storage fails; becomes 550, 552, 553, 452 or 451 as it does from RETR and STOR. Any other exception
     *     is logged and becomes 451
     */
    Reply handle(Session session, String argument) throws CommandRefusedException, IOException;
}

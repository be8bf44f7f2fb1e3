/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.LoginRefusedException;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import java.io.IOException;

/**
 * One line of the table: a verb and all that is known of it before it runs.
 *
 * @param verb upper case
 * @param alias its old X-form, or empty
 * @param handler what it does
 * @param access what must have happened before
 * @param place where it runs
 * @param syntax what HELP shows behind the verb
 * @param feature its line in FEAT, or empty
 * @param leftover what it does to what the command before left
 * @param during what happens to it while a transfer runs
 * @param dataConnection whether it needs one
 */
public record CommandRow(
        String verb,
        String alias,
        Handler handler,
        Access access,
        Place place,
        String syntax,
        String feature,
        Leftover leftover,
        During during,
        DataConnection dataConnection) {
    /** What a command does. Returns its reply; never writes, catches or closes. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Runs the command.
         *
         * @param connection of the session
         * @param argument as sent
         * @return the reply
         * @throws CommandRefusedException with the reply
         * @throws LoginRefusedException answered after a delay
         * @throws IOException from the storage; {@link Failures} knows the reply
         */
        Reply handle(Connection connection, String argument)
                throws CommandRefusedException, LoginRefusedException, IOException;
    }

    /** What must have happened before a command is served. */
    public enum Access {
        /** Nothing. */
        BEFORE_AUTH,
        /** TLS, where the listener demands it. */
        BEFORE_LOGIN,
        /** A login. */
        LOGGED_IN
    }

    /** Where a handler runs. */
    public enum Place {
        /** On the event loop: it touches neither disk nor user code. */
        LOOP,
        /** On a worker for files. */
        FILES,
        /** On a worker for decisions. */
        DECISIONS
    }

    /** What happens to the slot that RNFR and REST fill. */
    public enum Leftover {
        /** Emptied before the handler runs. */
        DROPPED,
        /** Left to the handler, which takes it, or to a command behind. */
        KEPT
    }

    /** What happens to a command that comes while a transfer runs. */
    public enum During {
        /** It waits for the end of the transfer. */
        WAITS,
        /** It is answered at once, if nothing waits before it. */
        ANSWERED,
        /** It is refused with 503, if nothing waits before it. */
        REFUSED
    }

    /** Whether a command needs a data connection, which then ends with it, served or refused. */
    public enum DataConnection {
        /** It has none. */
        NONE,
        /** It is refused without. */
        NEEDED
    }

    static CommandRow row(String verb, Handler handler, Access access, Place place, String syntax) {
        return new CommandRow(
                verb, "", handler, access, place, syntax, "", Leftover.DROPPED, During.WAITS, DataConnection.NONE);
    }

    CommandRow alias(String xForm) {
        return new CommandRow(verb, xForm, handler, access, place, syntax, feature, leftover, during, dataConnection);
    }

    CommandRow feature(String line) {
        return new CommandRow(verb, alias, handler, access, place, syntax, line, leftover, during, dataConnection);
    }

    CommandRow keepsPending() {
        return new CommandRow(
                verb, alias, handler, access, place, syntax, feature, Leftover.KEPT, during, dataConnection);
    }

    CommandRow during(During what) {
        return new CommandRow(verb, alias, handler, access, place, syntax, feature, leftover, what, dataConnection);
    }

    CommandRow needsData() {
        return new CommandRow(
                verb, alias, handler, access, place, syntax, feature, leftover, during, DataConnection.NEEDED);
    }
}

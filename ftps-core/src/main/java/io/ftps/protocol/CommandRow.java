/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.LoginRefusedException;
import io.ftps.command.Access;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One line of the table: a verb and all that is known of it before it runs.
 *
 * @param verb upper case
 * @param alias its old X-form, or empty
 * @param handler what it does
 * @param access what must have happened before
 * @param place where it runs
 * @param syntax what HELP shows behind the verb
 * @param feature what FEAT says of it
 * @param traits what sets it apart from most commands
 */
public record CommandRow(
        String verb,
        String alias,
        Handler handler,
        Access access,
        Place place,
        String syntax,
        Feature feature,
        Set<Trait> traits) {
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

    /** What FEAT says of a command. */
    @FunctionalInterface
    public interface Feature {
        /**
         * Its line on one connection.
         *
         * @param connection of the session
         * @return the line, or empty when there is nothing to say
         */
        Optional<String> line(Connection connection);
    }

    /** Where a handler runs. */
    public enum Place {
        /** On the event loop: it touches neither disk nor user code. */
        LOOP,
        /** On a worker for files. */
        FILES,
        /** On a worker for decisions. */
        DECISIONS,
        /** On a worker for decisions if the client's certificate has to be asked about, else on the event loop. */
        DECISIONS_IF_CERTIFIED
    }

    /** What sets a command apart. */
    public enum Trait {
        /** What RNFR or REST left is kept: for the command itself, or for one behind it. All others throw it away. */
        KEEPS_PENDING,
        /** An earlier login is forgotten before it runs. */
        ENDS_LOGIN,
        /** It is refused without a data connection, and ends the one it has. */
        NEEDS_DATA,
        /** While a transfer runs it is answered at once, if nothing waits before it. All others wait. */
        ANSWERED_MEANWHILE,
        /** While a transfer runs it is refused with 503, if nothing waits before it. */
        REFUSED_MEANWHILE,
        /** When CCC has ended TLS it is refused with 534: the login stands as TLS protected it. */
        REFUSED_AFTER_CCC
    }

    static CommandRow row(String verb, Handler handler, Access access, Place place, String syntax, Trait... traits) {
        return new CommandRow(verb, "", handler, access, place, syntax, any -> Optional.empty(), Set.of(traits));
    }

    CommandRow alias(String xForm) {
        return new CommandRow(verb, xForm, handler, access, place, syntax, feature, traits);
    }

    CommandRow feature(String line) {
        return feature(any -> Optional.of(line));
    }

    /** A line that FEAT has only while it is true. */
    CommandRow feature(String line, Predicate<Connection> isOffered) {
        return feature(connection -> isOffered.test(connection) ? Optional.of(line) : Optional.empty());
    }

    CommandRow feature(Feature line) {
        return new CommandRow(verb, alias, handler, access, place, syntax, line, traits);
    }

    /**
     * Whether the command has a trait.
     *
     * @param trait which
     * @return true when it has
     */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}

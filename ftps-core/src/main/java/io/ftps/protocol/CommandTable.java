/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.CustomCommand;
import io.ftps.command.DataUse;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.CommandRow.Handler;
import io.ftps.protocol.CommandRow.Place;
import io.ftps.protocol.CommandRow.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every verb of one server: those of the standards, and those that its embedder has added. */
public final class CommandTable {
    /** Nothing is added. */
    public static final CommandTable STANDARD = new CommandTable(StandardCommands.rows(), SiteCommands.rows());

    private final List<CommandRow> rows;
    private final List<CommandRow> siteRows;
    private final Map<String, CommandRow> byVerb;

    private CommandTable(List<CommandRow> rows, List<CommandRow> siteRows) {
        this.rows = rows;
        this.siteRows = siteRows;
        this.byVerb = index(rows);
    }

    private static Map<String, CommandRow> index(List<CommandRow> rows) {
        Map<String, CommandRow> index = new HashMap<>();
        for (CommandRow row : rows) {
            index.put(row.verb(), row);
            index.put(row.alias(), row);
        }
        index.remove("");
        return Map.copyOf(index);
    }

    /**
     * The same and more.
     *
     * @param commands verbs
     * @param site words behind SITE
     * @return a copy
     * @throws IllegalStateException when a verb is there already, or one of SITE moves bytes; the message names it
     */
    public CommandTable with(List<CustomCommand> commands, List<CustomCommand> site) {
        for (CustomCommand command : site) {
            if (command.data() == DataUse.DATA_TRANSFER) {
                throw new IllegalStateException(
                        "SITE " + command.verb() + " moves bytes: make it a command of its own.");
            }
        }
        return new CommandTable(joined(rows, commands, ""), joined(siteRows, site, "SITE "));
    }

    private static List<CommandRow> joined(List<CommandRow> present, List<CustomCommand> more, String prefix) {
        List<CommandRow> all = new ArrayList<>(present);
        for (CustomCommand command : more) {
            if (index(all).containsKey(command.verb())) {
                throw new IllegalStateException(
                        "The command " + prefix + command.verb() + " is there already: choose another verb.");
            }
            all.add(row(command));
        }
        return List.copyOf(all);
    }

    private static CommandRow row(CustomCommand command) {
        Handler handler = (connection, argument) -> {
            Reply reply = command.handler().handle(connection.view(), argument);
            checkNext(command, connection.login(), reply.next());
            return reply;
        };
        Trait[] traits = command.data() == DataUse.DATA_TRANSFER ? new Trait[] {Trait.NEEDS_DATA} : new Trait[0];
        return CommandRow.row(command.verb(), handler, command.access(), Place.FILES, command.syntax(), traits)
                .feature(any -> command.feature());
    }

    /** What was not checked before the command ran cannot come behind it: a data connection and its protection, a login. */
    private static void checkNext(CustomCommand command, Login login, Next next) {
        if (!fits(command, login, next)) {
            throw new IllegalStateException("The command " + command.verb()
                    + " goes on by what it was not announced for: say with(DataUse.DATA_TRANSFER), or demand a login.");
        }
    }

    private static boolean fits(CustomCommand command, Login login, Next next) {
        if (next instanceof Next.Step step) {
            return step == Next.Step.COMMAND || step == Next.Step.CLOSE;
        }
        return next instanceof Next.Work ? login instanceof Login.LoggedIn : command.data() == DataUse.DATA_TRANSFER;
    }

    /**
     * The row of a verb.
     *
     * @param verb upper case
     * @return the row, or empty when the verb is not served
     */
    public Optional<CommandRow> find(String verb) {
        return Optional.ofNullable(byVerb.get(verb));
    }

    List<CommandRow> rows() {
        return rows;
    }

    List<CommandRow> siteRows() {
        return siteRows;
    }
}

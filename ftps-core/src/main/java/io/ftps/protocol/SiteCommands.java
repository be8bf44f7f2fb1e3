/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.HELP;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.PENDING;

import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Permission;
import io.ftps.command.Access;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FileSource;
import io.ftps.file.FtpPath;
import io.ftps.file.SymbolicLinks;
import io.ftps.file.WriteMode;
import io.ftps.protocol.CommandRow.Handler;
import io.ftps.protocol.CommandRow.Place;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Pending.CopyFrom;
import io.ftps.server.Limits.Time;
import io.ftps.wire.FactTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SITE: what is beyond the standards, in a table of its own; all of it after login and on a worker. RFC 959, section 4.1.3. */
final class SiteCommands {
    private static final List<CommandRow> ROWS = List.of(
            row("CHMOD", SiteCommands::chmod, "mode file"),
            row("CPFR", SiteCommands::copyFrom, "file"),
            row("CPTO", SiteCommands::copyTo, "new file"),
            row("HELP", SiteCommands::help, ""),
            row("IDLE", SiteCommands::idle, "[seconds]"),
            row("SYMLINK", SiteCommands::symlink, "target link"),
            row("UTIME", SiteCommands::utime, "time file | file access-time modification-time creation-time UTC"));

    /** The short form of UTIME: one time, to the minute or to the second, and a file. */
    private static final Pattern UTIME_SHORT = Pattern.compile("([0-9]{12}|[0-9]{14}) (.+)");

    /** The long form: a file, three times and UTC. */
    private static final Pattern UTIME_LONG =
            Pattern.compile("(.+) [0-9]{14} ([0-9]{14}) [0-9]{14} UTC", Pattern.CASE_INSENSITIVE);

    /** Two names, in quotes where they have spaces. */
    private static final Pattern TWO_NAMES = Pattern.compile("(?:\"([^\"]+)\"|(\\S+)) (?:\"([^\"]+)\"|(\\S+))");

    private SiteCommands() {}

    private static CommandRow row(String verb, Handler handler, String syntax) {
        return CommandRow.row(verb, handler, Access.LOGGED_IN, Place.FILES, syntax);
    }

    static List<CommandRow> rows() {
        return ROWS;
    }

    /** SITE: runs the row of its first word. */
    static Reply site(Connection connection, String argument)
            throws CommandRefusedException, IOException, LoginRefusedException {
        String[] words = argument.strip().split(" ", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        Optional<CommandRow> row = connection.services().commands().siteRows().stream()
                .filter(known -> known.verb().equals(verb))
                .findFirst();
        if (row.isEmpty()) {
            throw verb.isEmpty()
                    ? new CommandRefusedException(BAD_ARGUMENT, "Send SITE and a command; SITE HELP lists them.")
                    : new CommandRefusedException(BAD_PARAMETER, "SITE has no such command; SITE HELP lists them.");
        }
        if (!verb.equals("CPTO")) {
            connection.takePending();
        }
        return row.get().handler().handle(connection, words.length > 1 ? words[1].strip() : "");
    }

    private static Reply help(Connection connection, String argument) {
        List<String> lines = connection.services().commands().siteRows().stream()
                .map(row -> ("SITE " + row.verb() + " " + row.syntax()).strip())
                .toList();
        return Reply.of(HELP, "Commands of SITE:", lines, "End");
    }

    private static Reply chmod(Connection connection, String argument) throws CommandRefusedException, IOException {
        int space = argument.indexOf(' ');
        if (space < 0) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send SITE CHMOD, a mode such as 640, and a path.");
        }
        FileMode mode = FileMode.parse(argument.substring(0, space));
        FactCommands.setMode(connection, mode, connection.loggedIn().path(argument.substring(space + 1)));
        return Reply.of(OK, "Mode is " + mode + ".");
    }

    private static Reply copyFrom(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FtpPath path = login.path(argument);
        login.demand(Permission.READ, path);
        if (login.files().stat(path).kind() != FileInfo.Kind.FILE) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, path + " is not a file.");
        }
        connection.set(new CopyFrom(path));
        return Reply.of(PENDING, "Send SITE CPTO and the new name.");
    }

    /** The copy goes on in slices and appears when it is whole. */
    private static Reply copyTo(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        if (!(connection.takePending() instanceof CopyFrom copy)) {
            throw new CommandRefusedException(BAD_SEQUENCE, "Send SITE CPFR first.");
        }
        FtpPath path = login.path(argument);
        login.demand(Permission.WRITE, path);
        FileSource source = login.files().read(copy.path(), 0);
        try {
            return Reply.after(new CopyWork(source, login.files().write(path, new WriteMode.Replace())));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Reply symlink(Connection connection, String argument) throws CommandRefusedException, IOException {
        Matcher names = TWO_NAMES.matcher(argument);
        if (!names.matches()) {
            throw new CommandRefusedException(
                    BAD_ARGUMENT,
                    "Send SITE SYMLINK, what is there and the new name, in quotes where they have spaces.");
        }
        LoggedIn login = connection.loggedIn();
        FtpPath target = login.path(name(names, 1));
        FtpPath link = login.path(name(names, 3));
        FactCommands.capability(connection, SymbolicLinks.class, "Links cannot be made here.")
                .makeLink(link, target);
        return Reply.of(OK, "Link is made.");
    }

    /** In quotes, or without. */
    private static String name(Matcher names, int quoted) {
        return names.group(quoted) == null ? names.group(quoted + 1) : names.group(quoted);
    }

    private static Reply utime(Connection connection, String argument) throws CommandRefusedException, IOException {
        Matcher brief = UTIME_SHORT.matcher(argument);
        Matcher whole = UTIME_LONG.matcher(argument);
        if (whole.matches()) {
            return utime(connection, FactTime.parse(whole.group(2)), whole.group(1));
        }
        return brief.matches()
                ? utime(connection, FactTime.parseToTheMinute(brief.group(1)), brief.group(2))
                : utime(connection, Optional.empty(), argument);
    }

    private static Reply utime(Connection connection, Optional<Instant> time, String path)
            throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FactCommands.setModified(
                connection,
                time.orElseThrow(() -> new CommandRefusedException(
                        BAD_ARGUMENT, "Send SITE UTIME, a time such as 202612312359, and a path.")),
                login.path(path));
        return Reply.of(OK, "Time is set.");
    }

    /** IDLE: how long the session may do nothing, at most what the server allows anybody. */
    private static Reply idle(Connection connection, String argument) throws CommandRefusedException {
        long most = connection.services().limits().get(Time.IDLE).toSeconds();
        if (!argument.isEmpty()) {
            if (!argument.matches("[0-9]{1,9}") || Long.parseLong(argument) < 1 || Long.parseLong(argument) > most) {
                throw new CommandRefusedException(BAD_ARGUMENT, "SITE IDLE takes 1 to " + most + " seconds.");
            }
            Duration wanted = Duration.ofSeconds(Long.parseLong(argument));
            connection.set(connection.settings().withIdle(wanted));
        }
        return Reply.of(
                OK,
                "A session may be idle for " + connection.idleTime().toSeconds() + " seconds, at most " + most + ".");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.FILE_ACTION_OK;
import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.FILE_STATUS_OK;
import static io.ftps.command.ReplyCode.SYSTEM_STATUS;

import io.ftps.auth.Permission;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Next.Opener;
import io.ftps.command.Next.Subject;
import io.ftps.command.Reply;
import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FileSource;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.server.Limits.Count;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferType;
import io.ftps.wire.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** LIST, NLST, MLSD, MLST, STAT. RFC 959, section 4.1.3; RFC 3659, section 7. */
final class ListingCommands {
    /** Entries that STAT with a path tells over the control connection; LIST may tell more. */
    private static final int STAT_ENTRIES = 1_000;

    private ListingCommands() {}

    /** LIST: lines as {@code ls -l} writes them. */
    static Reply list(Connection connection, String argument) throws CommandRefusedException, IOException {
        UnixListing format = new UnixListing(connection.services().clock());
        return send(connection, ListedPath.of(connection.loggedIn(), argument), format::line);
    }

    /** NLST: names alone, behind the directory they were asked for by. */
    static Reply nlst(Connection connection, String argument) throws CommandRefusedException, IOException {
        ListedPath listed = ListedPath.of(connection.loggedIn(), argument);
        return send(connection, listed, info -> listed.prefix() + info.name());
    }

    /** MLSD: entries of a directory with their facts. */
    static Reply mlsd(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FtpPath path = login.directory().resolve(argument);
        if (login.files().stat(path).kind() != Kind.DIRECTORY) {
            throw new CommandRefusedException(BAD_ARGUMENT, path + " is not a directory; use MLST.");
        }
        var facts = connection.settings().facts();
        String below = path.isRoot() ? "/" : path + "/";
        return send(
                connection,
                ListedPath.directory(login, path),
                info -> Fact.line(info, facts, permitted(login, below + info.name()), info.name()));
    }

    private static Predicate<Permission> permitted(LoggedIn login, String path) {
        return permission -> login.user().permissions().allows(permission, path);
    }

    private static Reply send(Connection connection, ListedPath listed, Listing.Format format)
            throws CommandRefusedException, IOException {
        connection.loggedIn().demand(Permission.LIST, listed.path());
        Subject subject = new Subject(Direction.LISTING, listed.path().toString(), 0, TransferType.ASCII);
        int most = connection.services().limits().get(Count.LISTING_ENTRIES);
        WireForm form = WireForm.of(connection);
        Opener<FileSource> opener = () -> {
            DirectoryListing entries = new Entries.Bounded(listed.open(), most);
            return form.ofListing(new Listing(entries, format, connection.charset()));
        };
        return Reply.of(FILE_STATUS_OK, "Here comes the listing.").then(new Next.Send(subject, opener));
    }

    /** MLST: facts of one file or directory, over the control connection. */
    static Reply mlst(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FtpPath path = login.directory().resolve(argument);
        String line = Fact.line(
                login.files().stat(path),
                connection.settings().facts(),
                permitted(login, path.toString()),
                path.toString());
        return Reply.of(FILE_ACTION_OK, "Facts:", List.of(line), "End");
    }

    /** What FEAT says of MLST: the facts, those that are told marked by a star. RFC 3659, section 7.8. */
    static Optional<String> mlstFeature(Connection connection) {
        StringBuilder line = new StringBuilder("MLST ");
        for (Fact fact : Fact.values()) {
            line.append(fact.label()).append(connection.settings().facts().contains(fact) ? "*;" : ";");
        }
        return Optional.of(line.toString());
    }

    /** STAT: how the session stands; with a path a listing over the control connection. */
    static Reply stat(Connection connection, String argument) throws CommandRefusedException, IOException {
        if (argument.isEmpty()) {
            return Reply.of(SYSTEM_STATUS, "Status:", status(connection), "End");
        }
        ListedPath listed = ListedPath.of(connection.loggedIn(), argument);
        connection.loggedIn().demand(Permission.LIST, listed.path());
        UnixListing format = new UnixListing(connection.services().clock());
        List<String> lines = new ArrayList<>();
        try (var entries = listed.open()) {
            for (Optional<FileInfo> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                if (lines.size() == STAT_ENTRIES) {
                    lines.add("More entries follow; LIST shows them.");
                    break;
                }
                lines.add(format.line(entry.get()));
            }
        }
        return Reply.of(FILE_STATUS, "Listing:", lines, "End");
    }

    private static List<String> status(Connection connection) throws CommandRefusedException {
        return List.of(
                "Logged in as " + connection.loggedIn().user().name(),
                "TYPE: " + connection.settings().type() + ", STRU: F, MODE: "
                        + connection.settings().mode().letter(),
                "PROT: " + connection.security().data(),
                connection.data().status());
    }
}

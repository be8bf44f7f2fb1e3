/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.BAD_RESTART;
import static io.ftps.command.ReplyCode.FILE_ACTION_OK;
import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.OK;

import io.ftps.auth.Permission;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FtpPath;
import io.ftps.protocol.CommandRow.Handler;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Pending.Range;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HASH and OPTS HASH of draft-bryan-ftpext-hash, and XCRC, XMD5, XSHA1, XSHA256 and XSHA512, which were before it. */
final class HashCommands {
    /** A path, in quotes or not, and maybe where to begin and where to stop. */
    private static final Pattern RANGE = Pattern.compile("(.+?) ([0-9]{1,18})(?: ([0-9]{1,18}))?");

    private static final Pattern QUOTED = Pattern.compile("\"(.+)\"(?: ([0-9]{1,18})(?: ([0-9]{1,18}))?)?");

    private HashCommands() {}

    /** Bytes of a file, from the first to before the last. */
    private record Part(FtpPath path, long first, long end) {}

    /** HASH: the whole file, or what RANG said, by the algorithm that OPTS HASH chose. */
    static Reply hash(Connection connection, String argument) throws CommandRefusedException, IOException {
        Pending pending = connection.takePending();
        HashAlgorithm algorithm = connection.settings().hash();
        FtpPath path = connection.loggedIn().path(argument);
        Part part = part(path, file(connection, path).size(), pending);
        String range = part.first() + "-" + Math.max(part.first(), part.end() - 1);
        return begin(
                connection,
                part,
                algorithm,
                hex -> Reply.of(FILE_STATUS, algorithm.label() + " " + range + " " + hex + " " + path));
    }

    private static Part part(FtpPath path, long size, Pending pending) throws CommandRefusedException {
        if (!(pending instanceof Range range)) {
            return new Part(path, 0, size);
        }
        if (range.first() > size) {
            throw new CommandRefusedException(BAD_RESTART, "The range begins behind the end of the file.");
        }
        return new Part(path, range.first(), range.first() + range.lengthIn(size));
    }

    /** OPTS HASH: tells the algorithm, or chooses it. */
    static Reply opts(Connection connection, String value) throws CommandRefusedException {
        if (!value.isEmpty()) {
            HashAlgorithm chosen = HashAlgorithm.byLabel(value)
                    .orElseThrow(() -> new CommandRefusedException(
                            BAD_PARAMETER, "HASH knows SHA-256, SHA-512, SHA-1, MD5 and CRC32."));
            connection.set(connection.settings().with(chosen));
        }
        return Reply.of(OK, connection.settings().hash().label());
    }

    /** One of the older verbs: a path, and maybe where to begin and where to stop. */
    static Handler older(HashAlgorithm algorithm) {
        return (connection, argument) -> begin(
                connection,
                part(connection, argument.strip()),
                algorithm,
                hex -> Reply.of(FILE_ACTION_OK, hex.toUpperCase(Locale.ROOT)));
    }

    private static Reply begin(Connection connection, Part part, HashAlgorithm algorithm, Function<String, Reply> reply)
            throws IOException {
        LoggedIn login = (LoggedIn) connection.login();
        login.demand(Permission.READ, part.path());
        return Reply.after(new HashWork(
                login.files().read(part.path(), part.first()), part.end() - part.first(), algorithm, reply));
    }

    private static FileInfo file(Connection connection, FtpPath path) throws CommandRefusedException, IOException {
        FileInfo info = connection.loggedIn().files().stat(path);
        if (info.kind() != FileInfo.Kind.FILE) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, path + " is not a file.");
        }
        return info;
    }

    /** Numbers at the end belong to the name if there is such a file. */
    private static Part part(Connection connection, String argument) throws CommandRefusedException, IOException {
        Matcher quoted = QUOTED.matcher(argument);
        if (quoted.matches()) {
            return part(connection, quoted);
        }
        Matcher range = RANGE.matcher(argument);
        try {
            FtpPath path = connection.loggedIn().path(argument);
            return new Part(path, 0, file(connection, path).size());
        } catch (NoSuchFileException e) {
            if (range.matches()) {
                return part(connection, range);
            }
            throw e;
        }
    }

    private static Part part(Connection connection, Matcher words) throws CommandRefusedException, IOException {
        FtpPath path = connection.loggedIn().path(words.group(1));
        long size = file(connection, path).size();
        long first = number(words.group(2)).orElse(0L);
        long end = Math.min(size, number(words.group(3)).orElse(size));
        if (first > end) {
            throw new CommandRefusedException(
                    BAD_ARGUMENT, "The part ends before it begins, or begins behind the end.");
        }
        return new Part(path, first, end);
    }

    private static Optional<Long> number(@Nullable String digits) {
        return Optional.ofNullable(digits).map(Long::valueOf);
    }
}

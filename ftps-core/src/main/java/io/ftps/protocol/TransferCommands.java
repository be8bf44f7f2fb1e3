/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_RESTART;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.DATA_OPEN;
import static io.ftps.command.ReplyCode.FILE_STATUS_OK;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.PENDING;

import io.ftps.auth.Permission;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Next.Opener;
import io.ftps.command.Next.Subject;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.IncomingFile;
import io.ftps.file.OffsetBeyondEndException;
import io.ftps.file.UploadRoom;
import io.ftps.file.WriteMode;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Pending.Range;
import io.ftps.protocol.Pending.RestartAt;
import io.ftps.server.PartialUploads;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferType;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RETR, STOR, STOU, APPE, REST, RANG, ALLO, ABOR. RFC 959, section 4.1.3; RFC 3659, section 5. */
final class TransferCommands {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");

    private TransferCommands() {}

    /** RETR: sends a file. It is opened only when the data connection has passed its checks. */
    static Reply retr(Connection connection, String argument) throws CommandRefusedException, IOException {
        Pending pending = connection.takePending();
        LoggedIn login = connection.loggedIn();
        FtpPath path = login.path(argument);
        login.demand(Permission.READ, path);
        FileInfo info = login.files().stat(path);
        if (info.kind() != Kind.FILE) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, path + " is not a file.");
        }
        long offset = first(pending);
        if (offset > info.size()) {
            throw new CommandRefusedException(
                    BAD_RESTART, "Byte " + offset + " is behind the end: the file has " + info.size() + " bytes.");
        }
        long length = pending instanceof Range range ? range.lengthIn(info.size()) : info.size() - offset;
        WireForm form = WireForm.of(connection);
        Opener<FileSource> opener = () -> {
            FileSource source = login.files().read(path, offset);
            return form.ofFile(pending instanceof Range ? new PartSource(source, length) : source);
        };
        return Reply.of(FILE_STATUS_OK, "Sending " + path.name() + " (" + length + " bytes).")
                .then(new Next.Send(
                        new Subject(
                                Direction.DOWNLOAD,
                                path.toString(),
                                offset,
                                connection.settings().type()),
                        opener));
    }

    /** STOR: receives a file, which appears under its name when it is whole; behind REST it goes on in place. */
    static Reply stor(Connection connection, String argument) throws CommandRefusedException, IOException {
        Pending pending = connection.takePending();
        if (pending instanceof Range) {
            throw new CommandRefusedException(
                    BAD_SEQUENCE, "RANG is for downloads and HASH; send REST to go on with a file.");
        }
        long offset = first(pending);
        FtpPath path = connection.loggedIn().path(argument);
        return receive(connection, path, offset == 0 ? new WriteMode.Replace() : new WriteMode.ResumeAt(offset))
                .as("Ready to receive " + path.name() + ".");
    }

    /** STOU: the same under a name that nobody has, which the 150 tells in the words of RFC 1123, section 4.1.2.9. */
    static Reply stou(Connection connection, String argument) throws CommandRefusedException, IOException {
        connection.takePending();
        FtpPath path = UniqueName.like(connection.loggedIn(), argument);
        return receive(connection, path, new WriteMode.Replace()).as("FILE: " + path.name());
    }

    /** APPE: receives what is put behind the end of a file. */
    static Reply appe(Connection connection, String argument) throws CommandRefusedException, IOException {
        connection.takePending();
        FtpPath path = connection.loggedIn().path(argument);
        return receive(connection, path, new WriteMode.Append()).as("Ready to receive " + path.name() + ".");
    }

    /** An upload that may begin. */
    private record Upload(Next.Receive next) {
        Reply as(String text) {
            return Reply.of(FILE_STATUS_OK, text).then(next);
        }
    }

    private static Upload receive(Connection connection, FtpPath path, WriteMode mode)
            throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        login.demand(mode instanceof WriteMode.Append ? Permission.APPEND : Permission.WRITE, path);
        long offset = mode instanceof WriteMode.ResumeAt resume ? resume.offset() : 0;
        checkTarget(login, path, offset);
        Optional<UploadRoom> room = login.files().capability(UploadRoom.class);
        if (room.isPresent()) {
            room.get().check(path, mode);
        }
        WireForm form = WireForm.of(connection);
        Opener<IncomingFile> opener = () -> {
            IncomingFile file = login.files().write(path, mode);
            IncomingFile shaped = form.ofUpload(file);
            return shaped == file && keepsPartial(connection, login, path) ? new ResumableUpload(file) : shaped;
        };
        TransferType type = connection.settings().type();
        return new Upload(new Next.Receive(new Subject(Direction.UPLOAD, path.toString(), offset, type), opener));
    }

    private static boolean keepsPartial(Connection connection, LoggedIn login, FtpPath path) {
        return connection.services().partialUploads() == PartialUploads.KEEP_PARTIAL
                && login.user().permissions().allows(Permission.APPEND, path.toString());
    }

    /** What can be known of an upload's name without opening it, and whether it begins behind the end, which would leave a hole. */
    private static void checkTarget(LoggedIn login, FtpPath path, long offset)
            throws CommandRefusedException, IOException {
        FileSystemView files = login.files();
        if (files.stat(path.parent()).kind() != Kind.DIRECTORY) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, path.parent() + " is not a directory.");
        }
        long size = 0;
        try {
            FileInfo there = files.stat(path);
            if (there.kind() == Kind.DIRECTORY) {
                throw new CommandRefusedException(FILE_UNAVAILABLE, path + " is a directory.");
            }
            size = there.size();
        } catch (NoSuchFileException e) {
            login.demand(Permission.WRITE, path); // a new file, which APPE may make too
        }
        if (offset > size) {
            throw new OffsetBeyondEndException(path.toString(), offset, size);
        }
    }

    private static long first(Pending pending) {
        if (pending instanceof RestartAt restart) {
            return restart.offset();
        }
        return pending instanceof Range range ? range.first() : 0;
    }

    /** RANG: which bytes the next download, or HASH, takes; an end before the begin means all. draft-bryan-ftp-range, section 3. */
    static Reply rang(Connection connection, String argument) throws CommandRefusedException {
        Matcher range = RANGE.matcher(argument.strip());
        if (!range.matches()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "RANG takes the numbers of the first and the last byte.");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < first) {
            connection.takePending();
            return Reply.of(PENDING, "The next download takes all bytes.");
        }
        connection.set(new Range(first, last));
        return Reply.of(PENDING, "The next download takes bytes " + first + " to " + last + ".");
    }

    /** REST: where in the file the next transfer begins. RFC 3659, section 5. */
    static Reply rest(Connection connection, String argument) throws CommandRefusedException {
        String digits = argument.strip();
        if (!digits.matches("[0-9]{1,18}")) {
            throw new CommandRefusedException(BAD_ARGUMENT, "REST takes a number of bytes.");
        }
        connection.set(new RestartAt(Long.parseLong(digits)));
        return Reply.of(PENDING, "The next transfer begins at byte " + digits + ".");
    }

    /** ALLO: nothing is reserved. */
    static Reply allo(Connection connection, String argument) {
        return Reply.of(OK, "No space needs to be reserved.");
    }

    /** ABOR while no transfer runs. */
    static Reply abor(Connection connection, String argument) {
        connection.data().closeEndpoint();
        return Reply.of(DATA_OPEN, "No transfer is running.");
    }
}

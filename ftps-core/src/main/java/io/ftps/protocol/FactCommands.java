/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.NOT_OFFERED;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileModes;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.ModificationTimes;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.wire.Fact;
import io.ftps.wire.FactTime;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** MDTM, MFMT, MFF: facts of a file, told and set. RFC 3659, section 3; draft-somers-ftp-mfxx, sections 3 and 5. */
final class FactCommands {
    private FactCommands() {}

    /** MDTM: when a file was changed, UTC; with a time before the path it is set, as some clients know no better. */
    static Reply mdtm(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        try {
            return Reply.of(
                    FILE_STATUS,
                    Fact.time(login.files().stat(login.path(argument)).modified()));
        } catch (NoSuchFileException e) {
            if (argument.matches("[0-9]{14}(\\.[0-9]{1,9})? .+")) {
                return mfmt(connection, argument);
            }
            throw e;
        }
    }

    /** MFMT: sets when a file was changed, UTC. */
    static Reply mfmt(Connection connection, String argument) throws CommandRefusedException, IOException {
        int space = argument.indexOf(' ');
        if (space < 0) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send MFMT, a time such as 20261231235959, and a path.");
        }
        FtpPath path = connection.loggedIn().path(argument.substring(space + 1));
        String told = setModified(connection, argument.substring(0, space), path);
        return Reply.of(FILE_STATUS, told + " " + path);
    }

    /** MFF: sets several facts; one that is unknown sets none. */
    static Reply mff(Connection connection, String argument) throws CommandRefusedException, IOException {
        int end = argument.indexOf("; ");
        if (end < 0) {
            throw new CommandRefusedException(
                    BAD_ARGUMENT, "Send MFF, facts such as Modify=20261231235959;UNIX.mode=640; and a path.");
        }
        FtpPath path = connection.loggedIn().path(argument.substring(end + 2));
        List<Setting> settings = new ArrayList<>();
        for (String fact : argument.substring(0, end).split(";", -1)) {
            settings.add(setting(connection, fact));
        }
        List<String> told = new ArrayList<>();
        for (Setting setting : settings) {
            told.add(setting.set(path));
        }
        return Reply.of(FILE_STATUS, String.join("", told) + " " + path);
    }

    /** One fact with its new value. */
    @FunctionalInterface
    private interface Setting {
        /** Sets it and gives what it is now. */
        String set(FtpPath path) throws CommandRefusedException, IOException;
    }

    private static Setting setting(Connection connection, String fact) throws CommandRefusedException {
        int equals = fact.indexOf('=');
        if (equals < 0) {
            throw new CommandRefusedException(BAD_ARGUMENT, "A fact has a value, as in Modify=20261231235959.");
        }
        String value = fact.substring(equals + 1);
        return switch (fact.substring(0, equals).toLowerCase(Locale.ROOT)) {
            case "modify" -> {
                instant(value);
                yield path -> setModified(connection, value, path);
            }
            case "unix.mode" -> {
                FileMode mode = FileMode.parse(value);
                yield path -> "UNIX.mode=" + setMode(connection, mode, path) + ";";
            }
            default -> throw new CommandRefusedException(BAD_PARAMETER, "Only Modify and UNIX.mode can be set.");
        };
    }

    private static String setModified(Connection connection, String digits, FtpPath path)
            throws CommandRefusedException, IOException {
        Instant time = instant(digits);
        setModified(connection, time, path);
        return "Modify=" + Fact.time(time) + ";";
    }

    private static Instant instant(String digits) throws CommandRefusedException {
        return FactTime.parse(digits)
                .orElseThrow(
                        () -> new CommandRefusedException(BAD_ARGUMENT, "A time has 14 digits, as in 20261231235959."));
    }

    static void setModified(Connection connection, Instant time, FtpPath path)
            throws CommandRefusedException, IOException {
        capability(connection, ModificationTimes.class, "Times cannot be set here.")
                .setModified(path, time);
    }

    static FileMode setMode(Connection connection, FileMode mode, FtpPath path)
            throws CommandRefusedException, IOException {
        capability(connection, FileModes.class, "Files have no permissions to be set here.")
                .setMode(path, mode.permissions());
        return mode;
    }

    static <T> T capability(Connection connection, Class<T> type, String lacking) throws CommandRefusedException {
        FileSystemView files = connection.loggedIn().files();
        return files.capability(type).orElseThrow(() -> new CommandRefusedException(NOT_OFFERED, lacking));
    }
}

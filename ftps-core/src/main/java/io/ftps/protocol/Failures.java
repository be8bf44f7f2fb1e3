/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_NAME;
import static io.ftps.command.ReplyCode.BAD_RESTART;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.LOCAL_ERROR;
import static io.ftps.command.ReplyCode.NO_SPACE;
import static io.ftps.command.ReplyCode.QUOTA;
import static io.ftps.command.ReplyCode.TRANSFER_ABORTED;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.IsDirectoryException;
import io.ftps.file.OffsetBeyondEndException;
import io.ftps.file.QuotaExceededException;
import io.ftps.file.StorageFullException;
import io.ftps.wire.BrokenStreamException;
import io.ftps.wire.InflatedTooFarException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;

/** The one place where an exception becomes a reply. No reply carries a text that came with an exception. */
public final class Failures {
    private Failures() {}

    /**
     * What the client is told when a command fails before a 150.
     *
     * @param failure what a handler threw
     * @return the reply; 451 for what nobody foresaw
     */
    public static Reply reply(Throwable failure) {
        if (failure instanceof CommandRefusedException refused) {
            return refused.reply();
        }
        return storage(failure).orElseGet(() -> bound(failure).orElseGet(Failures::unforeseen));
    }

    /**
     * What the client is told when opening, reading or writing fails behind a 150: never 550, for clients take that as said
     * of the name. RFC 959, section 5.4.
     *
     * @param failure what the storage threw, or what made of bytes a file
     * @return 452, 552, 426 or 451
     */
    public static Reply replyDuringTransfer(Throwable failure) {
        return bound(failure).orElseGet(() -> Reply.of(LOCAL_ERROR, "The storage failed; the transfer was stopped."));
    }

    /**
     * Whether a failure is a fault of ours or of the machine, which the operator must hear of, or the client's doing.
     *
     * @param failure what a handler threw
     * @return true when nobody foresaw it
     */
    public static boolean isUnforeseen(Throwable failure) {
        return !(failure instanceof CommandRefusedException)
                && storage(failure).isEmpty()
                && bound(failure).isEmpty();
    }

    private static Reply unforeseen() {
        return Reply.of(LOCAL_ERROR, "The server failed to do that; its log says why.");
    }

    private static Optional<Reply> storage(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "No such file or directory."));
        } else if (failure instanceof AccessDeniedException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "Permission denied."));
        } else if (failure instanceof FileAlreadyExistsException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "It already exists."));
        } else if (failure instanceof DirectoryNotEmptyException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "The directory is not empty."));
        } else if (failure instanceof NotDirectoryException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "Not a directory."));
        } else if (failure instanceof IsDirectoryException) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "It is a directory."));
        } else if (failure instanceof OffsetBeyondEndException) {
            return Optional.of(Reply.of(BAD_RESTART, "The offset of REST is behind the end of the file."));
        } else if (failure instanceof InvalidPathException || says(failure, "File name too long")) {
            return Optional.of(Reply.of(BAD_NAME, "This name cannot be used."));
        } else if (says(failure, "Read-only file system")) {
            return Optional.of(Reply.of(FILE_UNAVAILABLE, "Nothing can be written here."));
        }
        return Optional.empty();
    }

    private static Optional<Reply> bound(Throwable failure) {
        if (failure instanceof StorageFullException) {
            return Optional.of(Reply.of(NO_SPACE, "The storage is full."));
        } else if (failure instanceof QuotaExceededException) {
            return Optional.of(Reply.of(QUOTA, "The quota is used up."));
        } else if (failure instanceof InflatedTooFarException) {
            return Optional.of(Reply.of(QUOTA, "Too much comes out of what was sent; send it in MODE S."));
        } else if (failure instanceof BrokenStreamException) {
            return Optional.of(Reply.of(TRANSFER_ABORTED, "What was sent in MODE Z is not one whole zlib stream."));
        } else if (failure instanceof LongListingException tooLong) {
            return Optional.of(Reply.of(
                    LOCAL_ERROR, "A listing ends behind " + tooLong.most() + " entries; ask for a part by a pattern."));
        }
        return Optional.empty();
    }

    /** The system's words for an error number, which Java passes on and has no types for. */
    private static boolean says(Throwable failure, String words) {
        String said = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return said != null && said.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}

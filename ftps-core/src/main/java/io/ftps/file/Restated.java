/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Objects;
import java.util.Optional;

/** Says the failures of the server's file system again with the path the client used, and with nothing else. */
final class Restated {
    private Restated() {}

    /** One step on the storage that may fail. */
    interface Step<T> {
        T run() throws IOException;
    }

    /** One step on the storage that may fail and has no result. */
    interface Action {
        void run() throws IOException;
    }

    static <T> T call(FtpPath path, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (FileSystemException e) {
            throw with(path, e);
        } catch (ReadOnlyFileSystemException e) {
            throw with(path, new FileSystemException(path.toString(), null, "Read-only file system"));
        } catch (ClosedFileSystemException e) {
            throw with(
                    path, new FileSystemException(path.toString(), null, "the file system it is on has been closed"));
        }
    }

    static void run(FtpPath path, Action action) throws IOException {
        call(path, () -> {
            action.run();
            return Optional.empty();
        });
    }

    /** The cause stays for the operator's log; only the new message may go to a client. */
    static FileSystemException with(FtpPath path, FileSystemException e) {
        FileSystemException restated = restate(path.toString(), e);
        restated.initCause(e);
        return restated;
    }

    private static FileSystemException restate(String path, FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return noSuchFile(path);
        } else if (e instanceof AccessDeniedException) {
            return new AccessDeniedException(path, null, "permission denied");
        } else if (e instanceof FileAlreadyExistsException) {
            return new FileAlreadyExistsException(path, null, "exists already");
        } else if (e instanceof DirectoryNotEmptyException) {
            return new DirectoryNotEmptyException(path);
        } else if (e instanceof NotDirectoryException) {
            return new NotDirectoryException(path);
        } else if (e instanceof AtomicMoveNotSupportedException) {
            return new FileSystemException(path, null, "the two names lie on different file systems; copy it instead");
        }
        String reason = Objects.requireNonNullElse(e.getReason(), "refused by the file system");
        return lackOfRoom(path, reason).orElseGet(() -> new FileSystemException(path, null, reason));
    }

    /** What the words of Linux for ENOSPC and EDQUOT mean, which the JDK has no exception for. */
    static Optional<FileSystemException> lackOfRoom(String path, String reason) {
        if (reason.contains("quota exceeded")) {
            return Optional.of(new QuotaExceededException(path));
        }
        return reason.contains("No space left") ? Optional.of(new StorageFullException(path)) : Optional.empty();
    }

    static NoSuchFileException noSuchFile(String path) {
        return new NoSuchFileException(path, null, "no such file or directory");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The right to change a file, held by one editor at a time. The operating system frees it when a process dies. The lock
 * file is never deleted: an editor waiting for it would then hold a lock on nothing.
 */
final class EditLock implements AutoCloseable {
    /** File locks belong to a whole process, and closing any channel to the file gives them up: so its threads queue here. */
    private static final Semaphore IN_THIS_PROCESS = new Semaphore(1, true);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path target;
    private final FileChannel channel;

    private EditLock(Path target, FileChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /** Waits for the right to change the file; it need not exist, its folder must. */
    static EditLock acquire(FileKind kind, Path file, Duration longestWait) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        long deadline = System.nanoTime() + longestWait.toNanos();
        try {
            if (!IN_THIS_PROCESS.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw takenTooLong(kind, target);
            }
            return acquireAmongProcesses(kind, target, deadline);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    kind.of(target) + " was not changed, since the thread was interrupted while it waited.");
        }
    }

    /** The file to replace: where symbolic links lead. */
    Path target() {
        return target;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.release();
        }
    }

    private static EditLock acquireAmongProcesses(FileKind kind, Path target, long deadline)
            throws IOException, InterruptedException {
        try {
            return new EditLock(target, locked(kind, target, deadline));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            IN_THIS_PROCESS.release();
            throw failed;
        }
    }

    private static FileChannel locked(FileKind kind, Path target, long deadline)
            throws IOException, InterruptedException {
        FileChannel channel = opened(kind, target);
        try {
            while (!isLocked(channel)) {
                if (System.nanoTime() - deadline >= 0) {
                    throw takenTooLong(kind, target);
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
            }
            return channel;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static FileChannel opened(FileKind kind, Path target) throws IOException {
        Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
        try {
            return FileChannel.open(lock, OPTIONS, OwnerOnly.attributes(lock));
        } catch (IOException failed) {
            throw kind.exception(kind.cannot(target, "locked for a change", failed), failed);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byOtherCodeInThisProcess) {
            return false;
        }
    }

    private static IOException takenTooLong(FileKind kind, Path target) {
        return kind.exception(
                kind.of(target) + " is being changed by another program for too long; try again when it is done.");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole: a temporary file beside it, to disk, then renamed over it. */
final class Replacement {
    private final FileKind kind;
    private final Path target;
    private final Path folder;
    private final Writing writing;

    /** Puts bytes into a new file; another one in tests, where the disk fails. */
    @FunctionalInterface
    interface Writing {
        Writing TO_DISK = (channel, bytes) -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        };

        void write(FileChannel channel, ByteBuffer bytes) throws IOException;
    }

    /** The target is absolute, so that it has a folder. */
    Replacement(FileKind kind, Path target, Writing writing) {
        this.kind = kind;
        this.target = target;
        this.folder = target.resolveSibling("");
        this.writing = writing;
    }

    /** The old file stays whole until the new one is; a failure leaves no temporary file. */
    void write(byte[] content) throws IOException {
        try {
            Path temporary =
                    Files.createTempFile(folder, "." + target.getFileName(), ".tmp", OwnerOnly.attributes(target));
            try {
                replace(temporary, ByteBuffer.wrap(content));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw kind.exception(kind.cannot(target, "written", failed), failed);
        }
    }

    private void replace(Path temporary, ByteBuffer content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            writing.write(channel, content);
        }
        if (Files.exists(target)) {
            OwnerOnly.copy(target, temporary);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        if (OwnerOnly.knowsModes(folder)) {
            sync(folder);
        }
    }

    /** Makes the rename survive a power cut; a folder can be opened where modes are known. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

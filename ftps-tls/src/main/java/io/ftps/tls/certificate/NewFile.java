/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A file to be written, whole or not at all.
 *
 * @param path where
 * @param text all of it, in ASCII
 * @param readers who may read it, from its first byte on
 */
record NewFile(Path path, String text, Readers readers) {
    /** Who may read a file. */
    enum Readers {
        OWNER_ONLY,
        AS_USUAL
    }

    /** Writes several, or none where one cannot be. */
    static void write(List<NewFile> files, Existing existing) throws IOException {
        switch (existing) {
            case KEEP -> writeBeside(files);
            case REPLACE -> replace(files);
        }
    }

    private static void writeBeside(List<NewFile> files) throws IOException {
        int written = 0;
        try {
            for (NewFile file : files) {
                file.create(file.path);
                written++;
            }
        } finally {
            if (written < files.size()) {
                for (NewFile file : files.subList(0, written)) {
                    Files.deleteIfExists(file.path);
                }
            }
        }
    }

    /** All are whole on the disk before the first takes its place. */
    private static void replace(List<NewFile> files) throws IOException {
        List<Path> drafts = files.stream().map(file -> draft(file.path)).toList();
        try {
            for (int i = 0; i < drafts.size(); i++) {
                files.get(i).create(drafts.get(i));
            }
            for (int i = 0; i < drafts.size(); i++) {
                Files.move(drafts.get(i), files.get(i).path, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
    }

    /** Hidden, so that whoever follows the folder passes over it. */
    private static Path draft(Path path) {
        return path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    }

    private void create(Path place) throws IOException {
        try (SeekableByteChannel out = open(place)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            if (out instanceof FileChannel disk) {
                disk.force(true); // a key that is replaced is gone, so the new one is on the disk before
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(place);
            throw e;
        }
    }

    private SeekableByteChannel open(Path place) throws IOException {
        FileAttribute<?>[] attributes =
                readers == Readers.OWNER_ONLY ? OwnerOnly.attributes(place) : new FileAttribute<?>[0];
        try {
            return Files.newByteChannel(
                    place, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(
                    place.toString(),
                    null,
                    "it is there and is not overwritten (expected: a new name, or move it away).");
        }
    }
}

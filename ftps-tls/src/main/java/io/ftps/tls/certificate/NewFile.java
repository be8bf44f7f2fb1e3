/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file to be written, whole or not at all, alone or together with others. The catch: who reads several while they are replaced may see
 * some old and some new.
 */
public final class NewFile {
    private final Path path;
    private final byte[] content;
    private final Readers readers;

    private NewFile(Path path, byte[] content, Readers readers) {
        this.path = path;
        this.content = content.clone();
        this.readers = readers;
    }

    /** Who may read a file, from its first byte on. */
    private enum Readers {
        OWNER_ONLY,
        AS_USUAL
    }

    /**
     * One that nobody but its owner can read.
     *
     * @param path where
     * @param content all of it
     * @return the file, not written yet
     */
    public static NewFile ownerOnly(Path path, byte[] content) {
        return new NewFile(path, content, Readers.OWNER_ONLY);
    }

    /**
     * One that is readable as the process's defaults say.
     *
     * @param path where
     * @param content all of it
     * @return the file, not written yet
     */
    public static NewFile asUsual(Path path, byte[] content) {
        return new NewFile(path, content, Readers.AS_USUAL);
    }

    /**
     * Writes several, or none where one cannot be. All are on the disk before the first takes the place of another. Blocks.
     *
     * @param files each with a path of its own, in a folder that exists
     * @param existing what becomes of files that are there
     * @throws FileAlreadyExistsException if one is there and is to stay
     * @throws FileSystemException naming the file that cannot be written; all is as it was then
     * @throws IOException if what was exchanged cannot be exchanged back either
     */
    public static void write(List<NewFile> files, Existing existing) throws IOException {
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

    private static void replace(List<NewFile> files) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            for (NewFile file : files) {
                Exchange exchange = Exchange.in(file.path);
                exchanges.add(exchange);
                file.create(exchange.draft());
            }
            Exchange.all(exchanges);
        } finally {
            for (Exchange exchange : exchanges) {
                exchange.clean();
            }
        }
    }

    /** That a disk is full is said without a name. */
    private void create(Path place) throws IOException {
        try (SeekableByteChannel out = open(place)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            if (out instanceof FileChannel disk) {
                disk.force(true); // a key that is replaced is gone, so the new one is on the disk before
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(place);
            FileSystemException named = new FileSystemException(path.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
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

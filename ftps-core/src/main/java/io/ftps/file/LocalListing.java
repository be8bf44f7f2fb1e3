/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;

/**
 * The entries of an open directory, looked at when they are asked for. It shows what an {@link FtpPath} can name and
 * nothing else: no file of the engine, no name with CR or LF, and none whose bytes are no text in the charset the JVM
 * uses for file names.
 */
final class LocalListing implements DirectoryListing {
    /** What the JDK puts where bytes are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private final FtpPath path;
    private final LocalFiles files;
    private final Directory directory;
    private final DirectoryStream<Path> entries;
    private final Iterator<Path> names;

    LocalListing(FtpPath path, LocalFiles files, Directory directory, DirectoryStream<Path> entries) {
        this.path = path;
        this.files = files;
        this.directory = directory;
        this.entries = entries;
        this.names = entries.iterator();
    }

    @Override
    public Optional<FileInfo> next() throws IOException {
        try {
            while (names.hasNext()) {
                Path name = names.next().getFileName();
                Optional<FileInfo> info = isNameable(name) ? describe(name) : Optional.empty();
                if (info.isPresent()) {
                    return info;
                }
            }
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause() instanceof FileSystemException cause ? Restated.with(path, cause) : e.getCause();
        }
    }

    /** A name with U+FFFD may really have that letter: then the text leads back to the same bytes. */
    private static boolean isNameable(Path name) {
        String text = name.toString();
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || EngineNames.matches(text)) {
            return false;
        }
        return text.indexOf(REPLACEMENT) < 0 || leadsBack(text, name);
    }

    private static boolean leadsBack(String text, Path name) {
        try {
            return name.getFileSystem().getPath(text).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<FileInfo> describe(Path name) throws IOException {
        Optional<BasicFileAttributes> entry = Restated.call(path, () -> directory.look(name));
        if (entry.filter(BasicFileAttributes::isSymbolicLink).isPresent()) {
            return describeLink(name.toString());
        }
        return entry.map(attributes -> files.describe(name.toString(), attributes));
    }

    private Optional<FileInfo> describeLink(String name) throws IOException {
        try {
            return Optional.of(files.stat(path.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            entries.close();
        }
    }
}

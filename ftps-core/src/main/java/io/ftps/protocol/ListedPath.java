/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Login.LoggedIn;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What LIST, NLST and STAT are asked to show: a directory, one file, or the entries that a pattern matches.
 *
 * @param path of the directory or file
 * @param prefix what NLST writes before names
 * @param opener opens the entries
 */
record ListedPath(FtpPath path, String prefix, Opener opener) {
    /** Opens entries; may block. */
    @FunctionalInterface
    interface Opener {
        DirectoryListing open() throws IOException;
    }

    DirectoryListing open() throws IOException {
        return opener.open();
    }

    /** Everything in a directory. */
    static ListedPath directory(LoggedIn login, FtpPath path) {
        return new ListedPath(path, "", () -> login.files().list(path));
    }

    /** Takes options such as {@code -la} off, which change nothing here, unless a file has such a name. */
    static ListedPath of(LoggedIn login, String argument) throws IOException {
        String text = argument;
        while (text.startsWith("-") && find(login, text).isEmpty()) {
            int space = text.indexOf(' ');
            text = space < 0 ? "" : text.substring(space + 1).stripLeading();
        }
        FtpPath path = login.directory().resolve(text);
        Optional<FileInfo> found = find(login, text);
        if (found.isEmpty()) {
            return matching(login, text);
        }
        if (found.get().kind() != Kind.DIRECTORY) {
            String parent = text.substring(0, text.lastIndexOf('/') + 1);
            return new ListedPath(path, parent, () -> new Entries.One(found.get()));
        }
        return new ListedPath(
                path,
                text.isEmpty() || text.endsWith("/") ? text : text + "/",
                () -> login.files().list(path));
    }

    /** The entries of a directory whose names match a pattern; a name without one must exist. */
    private static ListedPath matching(LoggedIn login, String text) throws IOException {
        int slash = text.lastIndexOf('/') + 1;
        String pattern = text.substring(slash);
        if (!NamePattern.isPattern(pattern)) {
            throw new NoSuchFileException(login.directory().resolve(text).toString());
        }
        FtpPath directory = login.directory().resolve(text.substring(0, slash));
        if (login.files().stat(directory).kind() != Kind.DIRECTORY) {
            throw new NotDirectoryException(directory.toString());
        }
        Predicate<String> matches = new NamePattern(pattern)::matches;
        return new ListedPath(
                directory,
                text.substring(0, slash),
                () -> new Entries.Matching(login.files().list(directory), matches));
    }

    private static Optional<FileInfo> find(LoggedIn login, String text) throws IOException {
        try {
            return Optional.of(login.files().stat(login.directory().resolve(text)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}

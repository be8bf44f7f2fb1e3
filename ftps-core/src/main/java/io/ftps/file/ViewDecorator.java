/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.util.Optional;

/**
 * A view that passes every call on to one inside, for those that change some of them: rules, bounds, counts. Capabilities are
 * passed on too, but never the view inside by its own name, for it knows nothing of the change. As thread-safe as the view
 * inside. The catch: a capability that writes, such as {@link ModificationTimes}, goes past a decorator that does not wrap it.
 */
public abstract class ViewDecorator implements FileSystemView {
    private final FileSystemView files;

    /**
     * Puts something around a view.
     *
     * @param files the view inside
     */
    protected ViewDecorator(FileSystemView files) {
        this.files = files;
    }

    /**
     * The view inside.
     *
     * @return as it was given
     */
    protected final FileSystemView files() {
        return files;
    }

    @Override
    public FileInfo stat(FtpPath path) throws IOException {
        return files.stat(path);
    }

    @Override
    public DirectoryListing list(FtpPath directory) throws IOException {
        return files.list(directory);
    }

    @Override
    public FileSource read(FtpPath path, long offset) throws IOException {
        return files.read(path, offset);
    }

    @Override
    public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
        return files.write(path, mode);
    }

    @Override
    public void delete(FtpPath path) throws IOException {
        files.delete(path);
    }

    @Override
    public void rename(FtpPath from, FtpPath to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void makeDirectory(FtpPath path) throws IOException {
        files.makeDirectory(path);
    }

    @Override
    public void removeDirectory(FtpPath path) throws IOException {
        files.removeDirectory(path);
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return FileSystemView.class.isAssignableFrom(type)
                ? FileSystemView.super.capability(type)
                : files.capability(type);
    }
}

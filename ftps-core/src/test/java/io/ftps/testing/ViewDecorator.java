/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.file.FileSource;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.IncomingFile;
import io.ftps.file.WriteMode;
import java.io.IOException;
import java.util.Optional;

/** Passes every call on; tests override what shall go wrong. */
public class ViewDecorator implements FileSystemView {
    private final FileSystemView files;

    protected ViewDecorator(FileSystemView files) {
        this.files = files;
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
        return files.capability(type);
    }
}

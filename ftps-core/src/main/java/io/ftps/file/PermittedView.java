/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * A view in which a user may do what {@link Permissions} say, and nothing else; all that is there can be seen to be there. The
 * engine puts it around the view of every user who may not do everything. As thread-safe as the view inside. The catch: paths are
 * judged as the client says them, so a link inside the view leads past the rules of where it
 * points; nobody who is bound by rules can make one.
 */
public final class PermittedView extends ViewDecorator {
    private final Permissions permissions;

    private PermittedView(FileSystemView files, Permissions permissions) {
        super(files);
        this.permissions = permissions;
    }

    /**
     * Puts the rules around a view.
     *
     * @param files what there is
     * @param permissions what the user may do with it
     * @return the view itself where everything is allowed
     */
    public static FileSystemView of(FileSystemView files, Permissions permissions) {
        return permissions.equals(Permissions.ALL) ? files : new PermittedView(files, permissions);
    }

    private void check(Permission permission, FtpPath path) throws IOException {
        if (!permissions.allows(permission, path.toString())) {
            throw new AccessDeniedException(path.toString(), null, "not permitted to this user");
        }
    }

    @Override
    public DirectoryListing list(FtpPath directory) throws IOException {
        check(Permission.LIST, directory);
        return super.list(directory);
    }

    @Override
    public FileSource read(FtpPath path, long offset) throws IOException {
        check(Permission.READ, path);
        return super.read(path, offset);
    }

    @Override
    public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
        checkWrite(path, mode);
        return super.write(path, mode);
    }

    private void checkWrite(FtpPath path, WriteMode mode) throws IOException {
        boolean adds = mode instanceof WriteMode.Append;
        check(adds ? Permission.APPEND : Permission.WRITE, path);
        if (adds && !exists(path)) {
            check(Permission.WRITE, path);
        }
    }

    private boolean exists(FtpPath path) throws IOException {
        try {
            stat(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void delete(FtpPath path) throws IOException {
        check(Permission.DELETE, path);
        super.delete(path);
    }

    /** What is replaced by the new name is written to. A folder takes all below it along, so every rule there has its say. */
    @Override
    public void rename(FtpPath from, FtpPath to) throws IOException {
        for (FtpPath path : new FtpPath[] {from, to}) {
            check(Permission.RENAME, path);
            for (Permissions.Rule rule : permissions.rules()) {
                FtpPath ruled = FtpPath.ROOT.resolve(rule.path());
                if (ruled.startsWith(path)) {
                    check(Permission.RENAME, ruled);
                }
            }
        }
        if (exists(to)) {
            check(Permission.WRITE, to);
        }
        super.rename(from, to);
    }

    @Override
    public void makeDirectory(FtpPath path) throws IOException {
        check(Permission.MAKE_DIRECTORY, path);
        super.makeDirectory(path);
    }

    @Override
    public void removeDirectory(FtpPath path) throws IOException {
        check(Permission.DELETE, path);
        super.removeDirectory(path);
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        if (type == SymbolicLinks.class) {
            return Optional.empty();
        }
        Optional<T> inside = super.capability(type);
        if (type == ModificationTimes.class) {
            return inside.map(ModificationTimes.class::cast)
                    .map(this::permittedTimes)
                    .map(type::cast);
        }
        return type == FileModes.class
                ? inside.map(FileModes.class::cast).map(this::permittedModes).map(type::cast)
                : inside;
    }

    private ModificationTimes permittedTimes(ModificationTimes times) {
        return (path, time) -> {
            check(Permission.WRITE, path);
            times.setModified(path, time);
        };
    }

    private FileModes permittedModes(FileModes modes) {
        return (path, mode) -> {
            check(Permission.WRITE, path);
            modes.setMode(path, mode);
        };
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import io.ftps.file.PathDirectory.LinkRaces;
import io.ftps.file.Walk.LastLink;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A view of one folder of this machine, or of any {@code java.nio.file.FileSystem} that can open directories. Nothing
 * leaves the folder: not by {@code ..}, not by absolute names, not by links, and not by exchanging a folder for a link
 * between a check and its use, because every name is looked up in a directory that is held open.
 *
 * <h2>Links</h2>
 * A link that leads to something inside the folder is shown and used as what it leads to: it can be entered, read,
 * appended to, and an upload replaces the file behind it. A link that leads out of the folder or to nothing is shown as a
 * {@link FileInfo.Kind#SYMBOLIC_LINK}; it can be deleted and renamed, nothing else, and where it leads is not
 * told. Delete and rename always mean the link itself. An absolute link counts as inside if it begins with the folder's name as given or with its real path. Removing
 * a folder never goes through a link.
 *
 * <h2>Uploads</h2>
 * {@link WriteMode.Replace} writes a hidden file beside its target and renames it. It needs the right to write in the
 * folder, not in the old file; the old permissions are kept, the owner is the server's, and further hard links to the old
 * file keep the old content. A crash leaves files named {@code .ftps-(32 hex digits).part} behind; they are never shown, and
 * {@link #removeLeftovers} takes them away. A file that comes in the instant in which a part is kept under its name is replaced.
 *
 * <h2>Names</h2>
 * A listing leaves out what a client cannot name: names with CR or LF, and names that are no text in the charset the JVM
 * has for file names. Run the JVM under a UTF-8 locale: under {@code LC_ALL=C} that is every name beyond ASCII. A folder
 * may therefore look empty and not be removable.
 *
 * <h2>Limits</h2>
 * Hard links and mounts inside the folder are taken for what they are: part of it. A directory made below a folder with
 * the set-group-ID bit gets the server's group. While {@code rename} and {@code makeDirectory} check that a name is free,
 * somebody may take it; then a file is replaced, or an empty directory is, never anything outside. A directory is made
 * in the root and moved to its place; where the server may not write in the root and several folders below it, or file
 * systems are mounted deeper, a race can make an empty directory with a random name appear elsewhere for an instant.
 * Somebody with an account on the machine can make a worker wait by exchanging a file for a pipe in that instant.
 *
 * <p>Immutable and safe for many threads; holds nothing open between two calls. A thread that is interrupted while it
 * reads or writes ends that transfer. The catch: the root is found once, in {@link #at}; a link that leads to it and is
 * turned later is noticed by the next view.
 */
public final class LocalFiles
        implements FileSystemView, ModificationTimes, FileModes, SymbolicLinks, FreeSpace, StorageRoot {
    /** Whether an upload that is answered with 226 survives a loss of power. */
    public enum Durability {
        /** Commit waits until the bytes are on the disk; each upload costs a few milliseconds or more. */
        FORCE_TO_DISK,
        /** The operating system writes when it likes, within half a minute on most; the default. */
        LEAVE_TO_SYSTEM
    }

    /** Whether clients see who owns a file. */
    public enum OwnerNames {
        /** Owner and group are {@code ftp}: accounts of the machine are nobody's business; the default. */
        HIDE_OWNERS,
        /** The real names; asking for them makes a long listing a good deal slower. */
        SHOW_OWNERS
    }

    private final PathDirectory root;
    private final Object storageKey;
    private final Durability durability;
    private final OwnerNames owners;

    private LocalFiles(PathDirectory root, Object storageKey, Durability durability, OwnerNames owners) {
        this.root = root;
        this.storageKey = storageKey;
        this.durability = durability;
        this.owners = owners;
    }

    /**
     * A view of a folder, with no way out of it.
     *
     * @param root a directory that exists; what leads to it must be the operator's alone
     * @return the view, which leaves writing to the system and hides owners
     * @throws IOException if there is no such directory, it cannot be read, or the file system has no
     *     {@link java.nio.file.SecureDirectoryStream} (the default one of Windows has none). The message is for the
     *     operator and names the real path
     */
    public static LocalFiles at(Path root) throws IOException {
        return of(open(root, LinkRaces.RULED_OUT));
    }

    /**
     * A view of a folder on a file system without {@link java.nio.file.SecureDirectoryStream}: links are checked just the
     * same, but whoever can put a link in the place of a folder between the check and the use gets out. Safe only where
     * nobody but the clients of this server writes in the folder, and no link in it leads out.
     *
     * <p>Any {@code java.nio.file.FileSystem} will do, for instance one in memory, or that of a ZIP file. Where it cannot rename in one
     * step, an upload may be seen half renamed, or be lost by a crash in that instant. The JDK's for ZIP files keeps each open file in
     * memory, writes the ZIP file only when it is closed, whatever was answered with 226, and renames no folder that holds something.
     *
     * @param root a directory that exists
     * @return the view, which leaves writing to the system and hides owners
     * @throws IOException if there is no such directory, or it cannot be read
     */
    public static LocalFiles dangerouslyWithLinkRaces(Path root) throws IOException {
        return of(open(root, LinkRaces.TOLERATED));
    }

    private static LocalFiles of(PathDirectory root) throws IOException {
        return new LocalFiles(root, root.device(), Durability.LEAVE_TO_SYSTEM, OwnerNames.HIDE_OWNERS);
    }

    private static PathDirectory open(Path root, LinkRaces races) throws IOException {
        try {
            PathDirectory directory = PathDirectory.root(root, races);
            (races == LinkRaces.RULED_OUT ? directory.openHandle() : directory.entries()).close();
            return directory;
        } catch (NoSuchFileException e) {
            throw rootFault(new NoSuchFileException(root.toString(), null, "the root folder is missing; create it"), e);
        } catch (NotDirectoryException e) {
            throw rootFault(new FileSystemException(root.toString(), null, "is a file; name a folder as root"), e);
        } catch (AccessDeniedException e) {
            throw rootFault(new AccessDeniedException(root.toString(), null, "let the server read this folder"), e);
        }
    }

    private static IOException rootFault(FileSystemException fault, IOException cause) {
        fault.initCause(cause);
        return fault;
    }

    /**
     * The same view with another durability.
     *
     * @param other what commit waits for
     * @return a view of the same folder
     */
    public LocalFiles with(Durability other) {
        return new LocalFiles(root, storageKey, other, owners);
    }

    /**
     * The same view, showing or hiding owners.
     *
     * @param other what listings show
     * @return a view of the same folder
     */
    public LocalFiles with(OwnerNames other) {
        return new LocalFiles(root, storageKey, durability, other);
    }

    /** The device the root is on: what hangs, hangs as a whole. */
    @Override
    public Object storageKey() {
        return storageKey;
    }

    @Override
    public FileInfo stat(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.FOLLOW_IT)) {
            return describe(path.name(), place.requireEntry());
        } catch (FileSystemException e) {
            return statLink(path).orElseThrow(() -> e);
        }
    }

    /** A link that leads nowhere a client may go is an entry all the same: it can be deleted and renamed. */
    private Optional<FileInfo> statLink(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.KEEP_IT)) {
            return place.entry()
                    .filter(BasicFileAttributes::isSymbolicLink)
                    .map(attributes -> describe(path.name(), attributes));
        }
    }

    FileInfo describe(String name, BasicFileAttributes attributes) {
        return LocalEntry.describe(name, attributes, owners);
    }

    @Override
    public DirectoryListing list(FtpPath path) throws IOException {
        Directory directory = enter(path);
        try {
            return new LocalListing(path, this, directory, Restated.call(path, directory::entries));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private Directory enter(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.FOLLOW_IT)) {
            if (place.isRoot()) {
                return root;
            }
            if (!LocalEntry.isDirectory(place.requireEntry())) {
                throw new NotDirectoryException(path.toString());
            }
            return Restated.call(path, () -> place.directory().enter(place.name()));
        }
    }

    @Override
    public FileSource read(FtpPath path, long offset) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.FOLLOW_IT)) {
            place.requireFile();
            SeekableByteChannel channel = open(place, Set.of(READ));
            try {
                return new LocalSource(startAt(offset, path, channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    static SeekableByteChannel open(Place place, Set<OpenOption> options) throws IOException {
        return Restated.call(place.path(), () -> place.directory().open(place.name(), options));
    }

    static SeekableByteChannel startAt(long offset, FtpPath path, SeekableByteChannel channel) throws IOException {
        if (offset == 0) {
            return channel;
        }
        long size = channel.size();
        if (offset > size) {
            throw new OffsetBeyondEndException(path.toString(), offset, size);
        }
        return channel.position(offset);
    }

    @Override
    public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
        Place place = Walk.to(path, root, LastLink.FOLLOW_IT);
        try {
            if (place.entry().isPresent()) {
                place.requireFile();
            }
            if (mode instanceof WriteMode.Replace) {
                return AtomicUpload.open(place, this, durability);
            }
            SeekableByteChannel channel = mode instanceof WriteMode.ResumeAt resume
                    ? Resumption.open(resume.offset(), place)
                    : open(place, Set.of(CREATE, APPEND));
            place.close();
            return new InPlaceUpload(upload(path, channel));
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    UploadBytes upload(FtpPath path, SeekableByteChannel channel) {
        return new UploadBytes(path, root, channel, durability);
    }

    @Override
    public void delete(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.KEEP_IT)) {
            if (LocalEntry.isDirectory(place.requireEntry())) {
                throw new IsDirectoryException(path.toString());
            }
            Restated.run(path, () -> place.directory().deleteFile(place.name()));
        }
    }

    @Override
    public void rename(FtpPath from, FtpPath to) throws IOException {
        try (Place source = Walk.to(from, root, LastLink.KEEP_IT);
                Place target = Walk.to(to, root, LastLink.KEEP_IT)) {
            source.refuseRoot();
            source.requireEntry();
            if (source.where().equals(target.where())) {
                return;
            }
            if (source.isDirectory() && target.where().startsWith(source.where())) {
                throw new FileSystemException(to.toString(), null, "a directory cannot be moved into itself");
            }
            refuseTaken(source, target);
            Restated.run(to, () -> source.directory().move(source.name(), target.directory(), target.name()));
        }
    }

    /** A file may take the place of a file; nothing takes the place of a directory, shown as one or being one. */
    private void refuseTaken(Place source, Place target) throws IOException {
        if (target.entry().isPresent()
                && (source.isDirectory() || stat(target.path()).kind() == FileInfo.Kind.DIRECTORY)) {
            throw new FileAlreadyExistsException(target.path().toString(), null, "exists already");
        }
    }

    @Override
    public void makeDirectory(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.KEEP_IT)) {
            place.refuseTaken();
            Restated.run(path, () -> place.directory().makeDirectory(place.name()));
        }
    }

    @Override
    public void removeDirectory(FtpPath path) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.KEEP_IT)) {
            place.refuseRoot();
            if (!LocalEntry.isDirectory(place.requireEntry())) {
                throw new NotDirectoryException(path.toString());
            }
            Restated.run(path, () -> place.directory().deleteDirectory(place.name()));
        }
    }

    /** The text of the link leads up to the root and down again, so it holds wherever the root is moved. */
    @Override
    public void makeLink(FtpPath link, FtpPath target) throws IOException {
        if (stat(target).kind() == FileInfo.Kind.SYMBOLIC_LINK) {
            throw new AccessDeniedException(target.toString(), null, "leads to nothing in this folder");
        }
        try (Place place = Walk.to(link, root, LastLink.KEEP_IT)) {
            place.refuseTaken();
            Path text = place.directory().where().relativize(placeOf(target));
            Path self = text.resolveSibling(".");
            Restated.run(
                    link,
                    () -> place.directory()
                            .makeLink(place.name(), text.toString().isEmpty() ? self : text));
        }
    }

    private Path placeOf(FtpPath path) {
        Path place = root.where();
        for (String name : path.names()) {
            place = place.resolve(name);
        }
        return place;
    }

    @Override
    public void setModified(FtpPath path, Instant time) throws IOException {
        change(path, place -> place.directory().setModified(place.name(), time));
    }

    @Override
    public void setMode(FtpPath path, Set<PosixFilePermission> mode) throws IOException {
        change(path, place -> place.directory().setPermissions(place.name(), mode));
    }

    /** What is done to the attributes of a file or directory. */
    @FunctionalInterface
    private interface Change {
        void in(Place place) throws IOException;
    }

    private void change(FtpPath path, Change change) throws IOException {
        try (Place place = Walk.to(path, root, LastLink.FOLLOW_IT)) {
            BasicFileAttributes entry = place.requireEntry();
            if (!LocalEntry.isDirectory(entry)) {
                place.requireFile();
            }
            Restated.run(path, () -> change.in(place));
        }
    }

    /**
     * Removes the hidden files of uploads that nobody ends any more, in the root and all below it, but nothing where a link leads.
     * Blocks for as long as looking at every file takes, holds little memory, and stops early when its thread is interrupted. What cannot
     * be read or removed stays. The catch: a running upload that has not written since then fails with 451 at its end.
     *
     * @param olderThan what was written to since then stays; {@link Leftovers#SAFE_AGE} ago is safe
     * @return what was removed
     * @throws IOException if the root itself cannot be read
     */
    public Leftovers removeLeftovers(Instant olderThan) throws IOException {
        return LeftoverSearch.remove(root, olderThan);
    }

    /** That of the device the root is on, whatever is mounted below. */
    @Override
    public long freeBytes(FtpPath directory) throws IOException {
        return Restated.call(directory, () -> Files.getFileStore(root.where()).getUsableSpace());
    }

    /** Where files have no permissions of the kind, there is nothing to set. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        boolean lacks = type == FileModes.class && root.attributeType() != PosixFileAttributeView.class;
        return lacks ? Optional.empty() : FileSystemView.super.capability(type);
    }
}

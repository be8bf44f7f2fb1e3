/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One way from the root to a name, a directory at a time, that cannot lead out of the root. Each name is looked up in
 * the open directory before it, and the operating system is told never to follow a link: links are followed here. The
 * names a link holds are put before those that are still ahead, and are walked like any others, so what somebody
 * exchanges on the way can change where the walk ends, but not to a place outside.
 *
 * <p>The JDK reads a link by its whole path only, so its text may be another one than that of the link just seen. It
 * does not matter: no text, whoever wrote it, leads out.
 */
final class Walk {
    /** A path through more links than this is taken for a loop, as Linux does. */
    static final int MAX_LINKS = 40;

    /** The names one walk may look up, those in links and those walked again after {@code ..} in a link included. */
    static final int MAX_STEPS = 4_096;

    private static final String UP = "..";

    /** What to do when the last name of a path is a link. */
    enum LastLink {
        FOLLOW_IT,
        KEEP_IT
    }

    private final PathDirectory root;
    private final FtpPath path;
    private final LastLink lastLink;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Directory here;
    private int links;
    private int steps;

    private Walk(PathDirectory root, FtpPath path, LastLink lastLink) {
        this.root = root;
        this.path = path;
        this.lastLink = lastLink;
        this.here = root;
    }

    /** Walks to the last name of a path, which need not exist; everything before it must. */
    static Place to(FtpPath path, PathDirectory root, LastLink lastLink) throws IOException {
        Walk walk = new Walk(root, path, lastLink);
        try {
            return walk.go();
        } catch (IOException | RuntimeException e) {
            walk.here.close();
            throw e;
        }
    }

    private Place go() throws IOException {
        for (String name : path.names()) {
            ahead.add(single(name));
        }
        while (!ahead.isEmpty()) {
            Path name = ahead.removeFirst();
            spendStep();
            if (name.toString().equals(UP)) {
                goUp();
                continue;
            }
            Optional<BasicFileAttributes> entry = look(name);
            if (isToFollow(entry)) {
                follow(name);
            } else if (ahead.isEmpty()) {
                return new Place(path, here, name, entry);
            } else {
                enter(name, entry);
            }
        }
        return Place.root(path, root);
    }

    /** The name as this file system has it; on Windows, for instance, a backslash is no part of a name. */
    private Path single(String text) throws FileSystemException {
        try {
            Path name = root.where().getFileSystem().getPath(text);
            if (name.getNameCount() == 1 && name.getRoot() == null) {
                return name;
            }
        } catch (InvalidPathException e) {
            // Said below, without the server's words.
        }
        throw new FileSystemException(path.toString(), null, "no file can have such a name on this server");
    }

    private void spendStep() throws FileSystemException {
        if (++steps > MAX_STEPS) {
            throw new FileSystemException(path.toString(), null, "takes more than " + MAX_STEPS + " steps to reach");
        }
    }

    private Optional<BasicFileAttributes> look(Path name) throws IOException {
        if (EngineNames.matches(name.toString())) {
            throw Restated.noSuchFile(path.toString());
        }
        return Restated.call(path, () -> here.look(name));
    }

    private boolean isToFollow(Optional<BasicFileAttributes> entry) {
        return entry.filter(BasicFileAttributes::isSymbolicLink).isPresent()
                && (!ahead.isEmpty() || lastLink == LastLink.FOLLOW_IT);
    }

    private void follow(Path name) throws IOException {
        if (++links > MAX_LINKS) {
            throw new FileSystemException(path.toString(), null, "passes more than " + MAX_LINKS + " links");
        }
        Path target =
                Restated.call(path, () -> Files.readSymbolicLink(here.where().resolve(name)));
        if (target.getRoot() != null) {
            putAhead(target, root.namesAbove(target).orElseThrow(this::outside), target.getNameCount());
            backToRoot();
        } else {
            putAhead(target, 0, target.getNameCount());
        }
    }

    /** No handle of the directory above is kept, so the way there is walked again. */
    private void goUp() throws IOException {
        Path left = here.where();
        if (left.equals(root.where())) {
            throw outside();
        }
        putAhead(left, root.where().getNameCount(), left.getNameCount() - 1);
        backToRoot();
    }

    private void putAhead(Path names, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            Path name = names.getName(i);
            if (!name.toString().isEmpty() && !name.toString().equals(".")) {
                ahead.addFirst(name);
            }
        }
    }

    private void enter(Path name, Optional<BasicFileAttributes> entry) throws IOException {
        if (entry.isEmpty()) {
            throw Restated.noSuchFile(path.toString());
        }
        if (!LocalEntry.isDirectory(entry.get())) {
            throw new NotDirectoryException(path.toString());
        }
        Directory next = Restated.call(path, () -> here.enter(name));
        here.close();
        here = next;
    }

    private void backToRoot() throws IOException {
        here.close();
        here = root;
    }

    private AccessDeniedException outside() {
        return new AccessDeniedException(path.toString(), null, "a link leads out of the folder");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import io.ftps.file.LocalFiles;
import io.ftps.server.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder each user sees as {@code /}: his or her own home, else one made from a template. A folder of the template is
 * made at the first login; a home somebody wrote down is not, since a slip of the pen would become an empty folder.
 *
 * @param template a path in which {@code {user}} stands for the login name
 */
public record HomeFolders(String template) implements UserFiles {
    /** Stands for the login name. */
    static final String USER = "{user}";

    static ValueKind<HomeFolders> kind(Path base) {
        return ValueKind.of(
                "a path, in which {user} stands for the login name",
                text -> new HomeFolders(base.resolve(text).toString()));
    }

    @Override
    public FileSystemView open(User user) throws IOException {
        if (user.home().isPresent()) {
            return LocalFiles.at(user.home().get());
        }
        return LocalFiles.at(Files.createDirectories(folderOf(user.name())));
    }

    /**
     * The folder that those of all users without a home of their own are in, or are.
     *
     * @return the part of the template before the name; need not exist
     */
    public Path common() {
        Path whole = Path.of(template).toAbsolutePath();
        Path common = whole.getRoot();
        for (int i = 1; i <= whole.getNameCount(); i++) {
            if (whole.getName(i - 1).toString().contains(USER)) {
                break;
            }
            common = whole.getRoot().resolve(whole.subpath(0, i));
        }
        return common;
    }

    /**
     * The folder of somebody without a home of his or her own.
     *
     * @param name the login name
     * @return the folder, which need not exist
     * @throws IOException when the name is not the name of one folder, so that nobody gets to another's files by being called
     *     {@code ..}
     */
    public Path folderOf(String name) throws IOException {
        if (!template.contains(USER)) {
            return Path.of(template);
        }
        if (name.startsWith(".") || name.contains("/") || name.contains("\\")) {
            throw new IOException("User \"" + name + "\" has no home, and the name cannot be one of a folder"
                    + " (expected: no leading dot and no slash); give the user a home of its own.");
        }
        return Path.of(template.replace(USER, name));
    }
}

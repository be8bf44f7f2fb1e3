/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Adds, changes and removes users in a users file, for tools. Each change replaces the file as a whole: a crash leaves the old
 * file or the new one. The file can be read by its owner only, from its first byte; a group that may read the old file may read
 * the new one, and owner and group stay. Comments and other lines stay as they are. Editors of one file wait for each other, in
 * one process or several, up to 10 seconds, by a lock on the sibling file {@code .NAME.lock}, which stays.
 *
 * <p>Blocks: about 50 milliseconds to hash a password, and to write the file to disk. Safe for use by several threads. Every
 * failure is an {@link IOException}, those a person can mend a {@link UsersFileException} with one sentence. The catch: a file
 * with a mistake in any line is not changed.
 */
public final class UsersFileEditor implements AccountEditor {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path file;
    private final Replacement.Writing writing;

    UsersFileEditor(Path file, Replacement.Writing writing) {
        this.file = file;
        this.writing = writing;
    }

    /** Edits this file, which need not exist yet; a symbolic link is followed, not replaced. */
    public static UsersFileEditor of(Path file) {
        return new UsersFileEditor(file.toAbsolutePath(), Replacement.Writing.TO_DISK);
    }

    /**
     * Adds a user on a new line at the end, and makes the file if there is none. A relative home is taken from the working
     * folder.
     *
     * @throws UsersFileException if the name cannot be written or is taken, or the password is empty
     */
    public void add(User user, char[] password) throws IOException {
        add(new Account(user, hash(password)));
    }

    /**
     * Adds an account on a new line at the end, and makes the file if there is none. A relative home is taken from the working
     * folder.
     *
     * @throws UsersFileException if something in it cannot be written, or the name is taken
     */
    @Override
    public void add(Account account) throws IOException {
        Account added = writable(account);
        String name = added.user().name();
        change(users -> {
            if (users.find(name).isPresent()) {
                throw refused(name, "exists already; choose another name, or set a new password");
            }
            return users.plus(added);
        });
    }

    @Override
    public void replace(Account account) throws IOException {
        Account other = writable(account);
        change(users -> {
            known(users, other.user().name());
            return users.replacing(other);
        });
    }

    /**
     * Gives a user a new password; the settings stay.
     *
     * @throws UsersFileException if nobody has the name, or the password is empty
     */
    public void setPassword(String name, char[] password) throws IOException {
        PasswordHash hash = hash(password);
        change(users -> users.replacing(known(users, name).withHash(hash)));
    }

    /**
     * Removes a user.
     *
     * @throws UsersFileException if nobody has the name
     */
    @Override
    public void remove(String name) throws IOException {
        change(users -> users.without(known(users, name).user().name()));
    }

    @Override
    public void addCertificate(String userName, RegisteredCertificate certificate) throws IOException {
        change(users -> users.replacing(writable(known(users, userName).withCertificate(certificate))));
    }

    @Override
    public void removeCertificate(String userName, CertificateMatch match) throws IOException {
        change(users -> {
            Account account = known(users, userName);
            List<RegisteredCertificate> others = account.certificates().stream()
                    .filter(certificate -> !certificate.match().equals(match))
                    .toList();
            if (others.size() == account.certificates().size()) {
                throw refused(userName, "has no certificate " + match.text() + "; list the user's to see them");
            }
            return users.replacing(account.withCertificates(others));
        });
    }

    /**
     * The accounts, in the order of the file.
     *
     * @throws UsersFileException if the file is missing or has a mistake
     */
    @Override
    public List<Account> list() throws IOException {
        return UsersParser.read(file).accounts();
    }

    /** Puts a fresh hash in the place of the old one, unless that was changed meanwhile. */
    void renew(Account old, PasswordHash fresh) throws IOException {
        change(users -> users.find(old.user().name())
                .filter(now -> now.hash().equals(old.hash()))
                .map(now -> users.replacing(now.withHash(fresh)))
                .orElse(users));
    }

    /** As it will be read again. */
    private static Account writable(Account account) throws UsersFileException {
        try {
            UserName.checked(account.user().name());
            Account rooted = account.user()
                    .home()
                    .map(home -> account.withUser(account.user().withHome(home.toAbsolutePath())))
                    .orElse(account);
            return AccountLine.parse(AccountLine.format(rooted));
        } catch (IllegalArgumentException refused) {
            throw UsersFileException.because("", refused);
        }
    }

    private static PasswordHash hash(char[] password) throws UsersFileException {
        try {
            return PasswordHash.argon2id(password);
        } catch (IllegalArgumentException refused) {
            throw UsersFileException.because("", refused);
        }
    }

    private Account known(UsersText users, String name) throws UsersFileException {
        return users.find(name).orElseThrow(() -> refused(name, "is unknown; list the users to see their names"));
    }

    private UsersFileException refused(String name, String why) {
        return new UsersFileException(
                "User \"" + PercentText.encode(name) + "\" of users file " + file + " " + why + ".");
    }

    @FunctionalInterface
    private interface Change {
        UsersText apply(UsersText users) throws UsersFileException;
    }

    private void change(Change change) throws IOException {
        try (EditLock lock = EditLock.acquire(FileKind.USERS, file, LONGEST_WAIT)) {
            Path target = lock.target();
            UsersText before = Files.exists(target) ? UsersParser.read(target) : UsersText.NEW;
            UsersText after = change.apply(before);
            if (after != before) {
                new Replacement(FileKind.USERS, target, writing).write(after.bytes());
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Account;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import io.ftps.auth.file.UsersFile;
import io.ftps.auth.file.UsersFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The section {@code users}: a file, or the users themselves. */
final class AccountsReader {
    private static final List<String> FORMS = List.of("file", "inline");

    private final Path base;

    AccountsReader(Path base) {
        this.base = base;
    }

    Optional<AccountSource> read(Section root) {
        Optional<Section> users = root.section("users");
        if (users.isEmpty()) {
            tried(root, base.resolve("ftps-data").resolve("users"));
        }
        return users.flatMap(this::users);
    }

    /** A host that says nothing has the server's users. */
    Optional<AccountSource> ofHost(Section host) {
        return host.section("users").flatMap(this::users);
    }

    private Optional<AccountSource> users(Section section) {
        List<String> present = section.present(FORMS);
        if (present.size() != 1) {
            section.complain("", (present.isEmpty() ? "none" : "both") + " (expected: exactly one of file or inline)");
        }
        Optional<Path> file = section.value("file", ValueKind.path(base, "a users file, as ftps user add makes it"));
        Optional<List<Section>> inline =
                section.sections("inline", "a list of users, each with name and password-hash");
        section.end();
        file.ifPresent(path -> tried(section, path));
        return file.<AccountSource>map(AccountSource.InFile::new)
                .or(() -> inline.map(items -> new AccountSource.Inline(accounts(items))));
    }

    private static void tried(Section section, Path file) {
        try {
            UsersFile.builder(file).problems(warning -> {}).open();
        } catch (UsersFileException e) {
            section.complain(section.has("file") ? "file" : "users", String.valueOf(e.getMessage()));
        }
    }

    private List<Account> accounts(List<Section> sections) {
        Set<String> names = new HashSet<>();
        List<Account> accounts = new ArrayList<>();
        for (Section section : sections) {
            account(section).ifPresent(account -> {
                if (!names.add(account.user().name())) {
                    section.wrong("name", account.user().name(), "a name no other user has");
                }
                accounts.add(account);
            });
        }
        return accounts;
    }

    private Optional<Account> account(Section section) {
        Optional<User> user = section.required("name", ValueKind.of("a login name", User::named));
        Optional<PasswordHash> hash = section.required("password-hash", hash());
        Optional<Path> home = section.value("home", home());
        section.end();
        return user.flatMap(named ->
                hash.map(known -> new Account(home.map(named::withHome).orElse(named), known)));
    }

    private static ValueKind<PasswordHash> hash() {
        return ValueKind.secret("a hash as ftps user hash prints it, in quotes", PasswordHash::parse);
    }

    private ValueKind<Path> home() {
        return ValueKind.of("a folder that exists", text -> {
            Path folder = base.resolve(text);
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException(text);
            }
            return folder;
        });
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import io.ftps.auth.file.AccountSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Users who stand in the configuration itself, with the settings of a users file. */
final class InlineReader {
    private static final String HOME = "home";
    private static final String HASH = "password-hash";

    private final Path base;

    InlineReader(Path base) {
        this.base = base;
    }

    List<Account> accounts(List<Section> sections) {
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
        Optional<PasswordHash> hash = section.value(HASH, hash());
        Account account = settings(
                section, new Account(user.orElse(User.named("nobody")), LoginMethod.PASSWORD, hash, List.of()));
        if (!section.has(HASH) && !account.method().isMetBy(true, false)) {
            section.complain(HASH, "missing (expected: " + hash().expected() + ", or method: certificate)");
        }
        section.end();
        return user.map(known -> account);
    }

    /** Everybody who says the name: reads and lists only, unless more is allowed. */
    Optional<AccountSource> anonymous(Section section) {
        Account nobody = new Account(
                User.named("anonymous").with(Permissions.READ_ONLY),
                LoginMethod.CERTIFICATE,
                Optional.empty(),
                List.of());
        if (!section.has(HOME)) {
            section.complain(HOME, "missing (expected: " + home().expected() + ")");
        }
        section.present(List.of("method", "certificate"))
                .forEach(key -> section.complain(key, "nobody is asked for proof (expected: no such key)"));
        Account account = settings(section, nobody);
        section.end();
        return Optional.of(new AccountSource.Anonymous(account.user()));
    }

    private Account settings(Section section, Account bare) {
        Account account = section.value(HOME, home())
                .map(folder -> bare.withUser(bare.user().withHome(folder)))
                .orElse(bare);
        for (Map.Entry<String, String> setting : AccountSettings.keys().entrySet()) {
            if (!setting.getKey().equals(HOME)) {
                account = with(section, setting.getKey(), setting.getValue(), account);
            }
        }
        return account;
    }

    /** Each value is tried by itself, so that a mistake is told with its line. */
    private static Account with(Section section, String key, String form, Account account) {
        if (!section.has(key)) {
            return account;
        }
        ValueKind<String> value = ValueKind.of(form, text -> {
            AccountSettings.with(account, key, List.of(text));
            return text;
        });
        List<String> values = AccountSettings.isRepeatable(key)
                ? section.values(key, value, "a list, each " + form)
                : section.value(key, value).stream().toList();
        try {
            return values.isEmpty() ? account : AccountSettings.with(account, key, values);
        } catch (IllegalArgumentException e) {
            section.complain(key, String.valueOf(e.getMessage()));
            return account;
        }
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One user in a users file: {@code NAME:HASH}, then settings {@code KEY=VALUE}, all separated by colons. */
final class AccountLine {
    private static final String HOME = "home";

    private AccountLine() {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException with one sentence, which never holds what might be a password or a hash
     */
    static Account parse(String line) {
        List<String> fields = List.of(line.split(":", -1));
        if (fields.size() < 2) {
            throw new IllegalArgumentException(
                    "The line holds no colon (expected: NAME:HASH or NAME:HASH:home=FOLDER, or # before a comment).");
        }
        String name = UserName.checked(fields.get(0));
        PasswordHash hash = PasswordHash.parse(fields.get(1));
        Map<String, String> settings = settings(fields.subList(2, fields.size()));
        User user = User.named(name);
        return new Account(
                Optional.ofNullable(settings.get(HOME))
                        .map(AccountLine::home)
                        .map(user::withHome)
                        .orElse(user),
                hash);
    }

    static String format(Account account) {
        User user = account.user();
        return user.name() + ":" + account.hash().map(PasswordHash::encoded).orElse("")
                + user.home()
                        .map(home -> ":" + HOME + "=" + PercentText.encode(home.toString()))
                        .orElse("");
    }

    private static Map<String, String> settings(List<String> fields) {
        Map<String, String> settings = new HashMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A field behind the hash has no = (expected: " + HOME
                        + "=FOLDER, with %3A for each colon in it).");
            }
            String key = field.substring(0, equals);
            if (!key.equals(HOME)) {
                throw new IllegalArgumentException(
                        "The setting \"" + PercentText.encode(key) + "\" is unknown (expected: " + HOME + ").");
            }
            if (settings.put(key, PercentText.decode(field.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("The setting " + key + " is given twice (expected: once).");
            }
        }
        return settings;
    }

    private static Path home(String text) {
        try {
            Path home = Path.of(text);
            if (home.isAbsolute()) {
                return home;
            }
            throw new IllegalArgumentException(
                    "The home \"" + PercentText.encode(text) + "\" is not absolute (expected: a whole path).");
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException(
                    "The home cannot be a path here: " + invalid.getReason() + " (expected: a whole path).", invalid);
        }
    }
}

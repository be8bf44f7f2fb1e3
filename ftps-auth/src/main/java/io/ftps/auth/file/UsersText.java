/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole users file: its lines in order, comments and all, each name at most once. Immutable. */
final class UsersText {
    /** What a new file starts with. */
    static final UsersText NEW = new UsersText(Stream.concat(
                    Stream.of(
                            "# One user a line, NAME:HASH or NAME:HASH:home=FOLDER or with other settings, each behind a colon.",
                            "# In a value write %3A for a colon, %25 for a percent sign. HASH may be empty with method=certificate.",
                            "# Settings:"),
                    Stream.of(AccountSetting.values()).map(setting -> "#   " + setting.help()))
            .map(UsersLine::comment)
            .toList());

    private final List<UsersLine> lines;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<PasswordHash> hashes;

    UsersText(List<UsersLine> lines) {
        this.lines = lines;
        lines.stream()
                .flatMap(line -> line.account().stream())
                .forEach(a -> accounts.put(a.user().name(), a));
        this.hashes = accounts.values().stream()
                .flatMap(account -> account.hash().stream())
                .toList();
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** In the order of the file. */
    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    List<PasswordHash> hashes() {
        return hashes;
    }

    /** With a new user on a line at the end. */
    UsersText plus(Account account) {
        return new UsersText(
                Stream.concat(lines.stream(), Stream.of(UsersLine.of(account))).toList());
    }

    /** With another line for the user of the same name. */
    UsersText replacing(Account account) {
        String name = account.user().name();
        return new UsersText(lines.stream()
                .map(line -> line.isOf(name) ? UsersLine.of(account) : line)
                .toList());
    }

    UsersText without(String name) {
        return new UsersText(lines.stream().filter(line -> !line.isOf(name)).toList());
    }

    byte[] bytes() {
        return lines.stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}

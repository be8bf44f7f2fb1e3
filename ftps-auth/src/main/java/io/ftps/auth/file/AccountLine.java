/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import io.ftps.auth.file.AccountSetting.Times;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One user in a users file: {@code NAME:HASH}, then settings {@code KEY=VALUE}, all separated by colons. */
final class AccountLine {
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
        User user = User.named(UserName.checked(fields.get(0)));
        Account account = new Account(user, LoginMethod.PASSWORD, hash(fields.get(1)), List.of());
        for (Map.Entry<AccountSetting, List<String>> setting :
                settings(fields.subList(2, fields.size())).entrySet()) {
            account = setting.getKey().read(account, setting.getValue());
        }
        return withHashWhereNeeded(account);
    }

    static String format(Account account) {
        String hash = account.hash().map(PasswordHash::encoded).orElse("");
        return Stream.concat(
                        Stream.of(account.user().name(), hash),
                        Stream.of(AccountSetting.values()).flatMap(setting -> setting.write(account)))
                .collect(Collectors.joining(":"));
    }

    private static Optional<PasswordHash> hash(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(PasswordHash.parse(field));
    }

    private static Map<AccountSetting, List<String>> settings(List<String> fields) {
        Map<AccountSetting, List<String>> settings = new EnumMap<>(AccountSetting.class);
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A field behind the hash has no = (expected: KEY=VALUE, such as "
                        + AccountSetting.HOME.key() + "=FOLDER, with %3A for each colon in it).");
            }
            AccountSetting setting = setting(field.substring(0, equals));
            List<String> values = settings.computeIfAbsent(setting, first -> new ArrayList<>());
            if (setting.times() == Times.ONCE && !values.isEmpty()) {
                throw new IllegalArgumentException(
                        "The setting " + setting.key() + " is given twice (expected: once).");
            }
            values.add(field.substring(equals + 1));
        }
        return settings;
    }

    private static AccountSetting setting(String key) {
        return AccountSetting.withKey(key)
                .orElseThrow(() -> new IllegalArgumentException("The setting \"" + PercentText.encode(key)
                        + "\" is unknown (expected: "
                        + Stream.of(AccountSetting.values())
                                .map(AccountSetting::key)
                                .collect(Collectors.joining(", "))
                        + ")."));
    }

    private static Account withHashWhereNeeded(Account account) {
        if (account.hash().isEmpty() && !account.method().isMetBy(true, false)) {
            throw new IllegalArgumentException("The password hash is empty, and the user needs a password"
                    + " (expected: a hash, or method=certificate).");
        }
        return account;
    }
}

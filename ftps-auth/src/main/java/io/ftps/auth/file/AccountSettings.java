/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import io.ftps.auth.file.AccountSetting.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of an account under the names they have in a users file, for tools that take them from a command line or a
 * configuration. Values are plain texts, without the percent signs of the file.
 */
public final class AccountSettings {
    private AccountSettings() {}

    /** The keys, as {@code method}, each with the form of its value, in the order of the file. */
    public static Map<String, String> keys() {
        return Stream.of(AccountSetting.values())
                .collect(Collectors.toMap(
                        AccountSetting::key, AccountSetting::form, (one, same) -> one, LinkedHashMap::new));
    }

    /** Whether a key may have several values. */
    public static boolean isRepeatable(String key) {
        return setting(key).times() == Times.REPEATABLE;
    }

    /**
     * The account with these values in the place of those it had.
     *
     * @param values at least one, and only one unless the key is repeatable
     * @throws IllegalArgumentException with one sentence, about the key or a value
     */
    public static Account with(Account account, String key, List<String> values) {
        return setting(key)
                .read(account, values.stream().map(AccountSettings::encode).toList());
    }

    /** The account with the default of this key. */
    public static Account without(Account account, String key) {
        Account bare = new Account(User.named(account.user().name()), LoginMethod.PASSWORD, account.hash(), List.of());
        AccountSetting dropped = setting(key);
        for (AccountSetting kept : AccountSetting.values()) {
            List<String> values = fields(account, kept);
            if (kept != dropped && !values.isEmpty()) {
                bare = kept.read(bare, values);
            }
        }
        return bare;
    }

    /** The values an account has for a key; none where it has the default. */
    public static List<String> values(Account account, String key) {
        return fields(account, setting(key)).stream().map(PercentText::decode).toList();
    }

    private static List<String> fields(Account account, AccountSetting setting) {
        int start = setting.key().length() + 1;
        return setting.write(account).map(field -> field.substring(start)).toList();
    }

    private static String encode(String value) {
        return PercentText.encode(value).replace(";", "%3B");
    }

    private static AccountSetting setting(String key) {
        return AccountSetting.withKey(key)
                .orElseThrow(() -> new IllegalArgumentException("The setting \"" + key + "\" is unknown (expected: "
                        + String.join(", ", keys().keySet()) + ")."));
    }
}

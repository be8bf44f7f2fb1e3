/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who has logged in, or may. Prefer {@link #named} and the {@code with} methods to the constructor: components may be
 * added.
 *
 * @param name the login name, exactly as stored; names are compared character by character, so case counts and a letter typed
 *     as a base letter and an accent is another name than the same letter in one piece
 * @param fullName the name of the person or the company, which certificates may be told by
 * @param home the folder shown as the user's root; empty when the server decides
 * @param permissions what he or she may do with files
 * @param quota how much he or she may store
 * @param rates how fast his or her transfers may be
 * @param access where from and until when he or she may log in
 * @param messages lines that greet the user behind a login
 */
public record User(
        String name,
        Optional<String> fullName,
        Optional<Path> home,
        Permissions permissions,
        Quota quota,
        TransferRates rates,
        AccessRules access,
        List<String> messages) {
    /** Refuses an empty name with {@link IllegalArgumentException}; copies the list. */
    public User {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The user name is empty (expected: at least one character).");
        }
        messages = List.copyOf(messages);
    }

    /** A user of this name, who may do everything. */
    public static User named(String name) {
        return new User(
                name,
                Optional.empty(),
                Optional.empty(),
                Permissions.ALL,
                Quota.NONE,
                TransferRates.NONE,
                AccessRules.NONE,
                List.of());
    }

    /** This user with a full name. */
    public User withFullName(String other) {
        return new User(name, Optional.of(other), home, permissions, quota, rates, access, messages);
    }

    /** This user with this folder as root. */
    public User withHome(Path folder) {
        return new User(name, fullName, Optional.of(folder), permissions, quota, rates, access, messages);
    }

    /** This user with other permissions. */
    public User with(Permissions others) {
        return new User(name, fullName, home, others, quota, rates, access, messages);
    }

    /** This user with another quota. */
    public User with(Quota other) {
        return new User(name, fullName, home, permissions, other, rates, access, messages);
    }

    /** This user with other rates. */
    public User with(TransferRates others) {
        return new User(name, fullName, home, permissions, quota, others, access, messages);
    }

    /** This user with other rules of access. */
    public User with(AccessRules others) {
        return new User(name, fullName, home, permissions, quota, rates, others, messages);
    }

    /** This user with these lines behind a login. */
    public User withMessages(List<String> lines) {
        return new User(name, fullName, home, permissions, quota, rates, access, lines);
    }
}

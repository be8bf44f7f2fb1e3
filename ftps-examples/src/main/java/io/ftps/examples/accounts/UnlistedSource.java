/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import java.util.List;

/**
 * Those who decide by themselves and whose accounts nobody can list: a directory, or whoever is let in without one.
 *
 * @param logins decides
 */
record UnlistedSource(Authenticator logins) implements OpenSource {
    @Override
    public Authenticator logins(LoginRules rules) {
        return logins;
    }

    @Override
    public List<Account> accounts() {
        return List.of();
    }
}

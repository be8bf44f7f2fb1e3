/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.InMemoryUsers;
import java.util.List;

/** Users of the configuration file. */
final class InlineSource implements OpenSource {
    private final List<Account> accounts;

    InlineSource(List<Account> accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authenticator logins(LoginRules rules) {
        InMemoryUsers.Builder users = InMemoryUsers.builder();
        accounts.forEach(users::user);
        return rules.of(users.build());
    }

    @Override
    public List<Account> accounts() {
        return accounts;
    }
}

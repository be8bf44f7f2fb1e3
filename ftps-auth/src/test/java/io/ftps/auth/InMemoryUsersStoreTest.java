/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.List;

class InMemoryUsersStoreTest extends AccountStoreContract {
    @Override
    protected AccountStore storeOf(List<Account> accounts) {
        InMemoryUsers.Builder users = InMemoryUsers.builder();
        accounts.forEach(users::user);
        return users.build();
    }
}

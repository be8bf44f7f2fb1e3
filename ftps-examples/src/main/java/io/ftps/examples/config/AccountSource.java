/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.InMemoryUsers;
import io.ftps.auth.file.UsersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who may log in. */
public sealed interface AccountSource {
    /**
     * Opens the store. Blocks on the disk.
     *
     * @return what decides about logins
     * @throws IOException when a file cannot be read; one sentence
     */
    Authenticator open() throws IOException;

    /**
     * A users file, as {@code ftps user} writes it.
     *
     * @param file the file
     */
    record InFile(Path file) implements AccountSource {
        @Override
        public Authenticator open() throws IOException {
            return UsersFile.open(file);
        }
    }

    /**
     * Users written in the configuration itself.
     *
     * @param accounts names, hashes and homes
     */
    record Inline(List<Account> accounts) implements AccountSource {
        @Override
        public Authenticator open() {
            InMemoryUsers.Builder users = InMemoryUsers.builder();
            accounts.forEach(users::user);
            return users.build();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Account;
import io.ftps.auth.User;
import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where accounts are. */
public sealed interface AccountSource {
    /**
     * How messages and people call it.
     *
     * @return such as {@code users file ftps-data/users}
     */
    String name();

    /**
     * A users file, as {@code ftps user} writes it.
     *
     * @param file the file
     */
    record InFile(Path file) implements AccountSource {
        @Override
        public String name() {
            return "users file " + file;
        }
    }

    /**
     * Users written in the configuration itself.
     *
     * @param accounts everything of them
     */
    record Inline(List<Account> accounts) implements AccountSource {
        @Override
        public String name() {
            return "the configuration file";
        }
    }

    /**
     * Tables of a database.
     *
     * @param url of JDBC; what it says behind a question mark is never shown
     * @param user of the database
     * @param password where that of the user is kept
     * @param migrate whether the server makes or changes the tables when it starts
     */
    record InDatabase(String url, Optional<String> user, Optional<Passphrase> password, OnOff migrate)
            implements AccountSource {
        @Override
        public String name() {
            return "database " + url.replaceFirst("[?;].*$", "").replaceFirst("//[^/]*@", "//");
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * Entries of a directory, over LDAP.
     *
     * @param directory where it is and how it is laid out
     */
    record InDirectory(DirectorySettings directory) implements AccountSource {
        @Override
        public String name() {
            return "directory " + directory.url();
        }
    }

    /**
     * Somebody who needs no account.
     *
     * @param user with the folder all such people share, and what they may do there
     */
    record Anonymous(User user) implements AccountSource {
        @Override
        public String name() {
            return "anonymous";
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.Authenticator;
import io.ftps.auth.file.UsersFile;
import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A users file; one that is missing can be edited, but nobody logs in by it. */
final class FileSource implements OpenSource {
    private final Optional<UsersFile> users;
    private final UsersFileEditor editor;

    FileSource(Path file) throws IOException {
        this.users = Files.exists(file) ? Optional.of(UsersFile.open(file)) : Optional.empty();
        this.editor = UsersFileEditor.of(file);
    }

    @Override
    public Authenticator logins(LoginRules rules) {
        return rules.of(users.orElseThrow(() -> new IllegalStateException("The users file is missing.")));
    }

    @Override
    public List<Account> accounts() throws IOException {
        return editor.list();
    }

    @Override
    public Optional<AccountEditor> editor() {
        return Optional.of(editor);
    }
}

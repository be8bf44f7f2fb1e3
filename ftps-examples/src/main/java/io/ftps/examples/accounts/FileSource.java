/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.Authenticator;
import io.ftps.auth.file.UsersFile;
import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A users file, which need not be there to be edited. */
final class FileSource implements OpenSource {
    private final Path file;
    private final UsersFileEditor editor;

    FileSource(Path file) {
        this.file = file;
        this.editor = UsersFileEditor.of(file);
    }

    @Override
    public Authenticator logins(LoginRules rules) throws IOException {
        return rules.of(UsersFile.open(file));
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.AccountEditorContract;
import io.ftps.auth.AccountStore;
import io.ftps.auth.AccountStoreContract;
import io.ftps.auth.testing.SteppedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class UsersFileStoreTest {
    @Nested
    class AsAStore extends AccountStoreContract {
        private final SteppedClock clock = new SteppedClock();

        @TempDir
        Path folder;

        @Override
        protected AccountStore storeOf(List<Account> accounts) throws Exception {
            Path file = folder.resolve("users");
            Files.deleteIfExists(file);
            Files.createFile(file);
            UsersFileEditor editor = UsersFileEditor.of(file);
            for (Account account : accounts) {
                editor.add(account);
            }
            return UsersFile.builder(file).clock(clock).problems(problem -> {}).open();
        }

        @Override
        protected void letTimePass() {
            clock.step(Duration.ofSeconds(1));
        }
    }

    @Nested
    class AsAnEditor extends AccountEditorContract {
        @TempDir
        Path folder;

        @Override
        protected AccountEditor emptyEditor() {
            return UsersFileEditor.of(folder.resolve("users"));
        }
    }
}

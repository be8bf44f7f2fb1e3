/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.AccountEditor;
import io.ftps.auth.AccountEditorContract;

/** Accounts in a database are edited as all are. */
abstract class JdbcEditorContract extends AccountEditorContract {
    private final TestDatabase database;

    JdbcEditorContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected AccountEditor emptyEditor() throws Exception {
        return JdbcAccounts.of(database.empty());
    }
}

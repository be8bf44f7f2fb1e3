/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("CLIENT")
class PostgresStoresTest {
    @Nested
    class Schema extends JdbcSchemaContract {
        Schema() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Accounts extends JdbcAccountsContract {
        Accounts() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Editor extends JdbcEditorContract {
        Editor() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Tank extends JdbcTankContract {
        Tank() {
            super(TestDatabase.POSTGRESQL);
        }
    }
}

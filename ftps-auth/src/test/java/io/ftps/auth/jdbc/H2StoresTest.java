/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import org.junit.jupiter.api.Nested;

class H2StoresTest {
    @Nested
    class Schema extends JdbcSchemaContract {
        Schema() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Accounts extends JdbcAccountsContract {
        Accounts() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Editor extends JdbcEditorContract {
        Editor() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Tank extends JdbcTankContract {
        Tank() {
            super(TestDatabase.H2);
        }
    }
}

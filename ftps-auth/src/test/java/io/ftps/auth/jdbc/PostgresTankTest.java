/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("CLIENT")
class PostgresTankTest extends JdbcTankContract {
    @Override
    DataSource newDatabase() throws SQLException {
        return PostgresCluster.newSchema();
    }
}

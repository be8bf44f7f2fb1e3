/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import javax.sql.DataSource;

class H2TankTest extends JdbcTankContract {
    @Override
    DataSource newDatabase() {
        return H2.newDatabase();
    }
}

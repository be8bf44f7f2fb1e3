/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases in memory. */
final class H2 {
    private H2() {}

    /** One of its own, which nobody has used. */
    static DataSource newDatabase() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}

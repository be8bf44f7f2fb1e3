/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseFaultsTest {
    @Test
    void aServerThatIsDownIsToldWithoutThePassword() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + unusedPort() + "/ftps?user=ftps&password=swordfish");

        assertThatIOException()
                .isThrownBy(() -> JdbcAccounts.of(source).find("alice"))
                .withMessage("The database of the accounts cannot be used: it cannot be reached; "
                        + "see that it runs and may be connected to (PSQLException, SQLSTATE 08001).")
                .satisfies(failed -> assertThat(trace(failed)).doesNotContain("swordfish"));
    }

    @Test
    void aWrongPasswordIsToldAsSuch() throws Exception {
        JdbcDataSource source = (JdbcDataSource) TestDatabase.H2.fresh();
        source.setUser("ftps");
        source.setPassword("right");
        JdbcSchema.migrate(source);
        source.setPassword("swordfish");

        assertThatIOException()
                .isThrownBy(() -> JdbcAccounts.of(source).list())
                .withMessageStartingWith("The database of the accounts cannot be used: "
                        + "it refuses this server's user name or password; see the settings of the data source (")
                .satisfies(failed -> assertThat(trace(failed)).doesNotContain("swordfish"));
    }

    @ParameterizedTest(name = "SQLSTATE {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "40P01|another change came in between; try again (SQLException, SQLSTATE 40P01).",
                "57014|it did not answer in time, or is being stopped; see its log (SQLException, SQLSTATE 57014).",
                "XX000|it failed; see its log (SQLException, SQLSTATE XX000).",
                "secret|it failed; see its log (SQLException, SQLSTATE none).",
                "null|it failed; see its log (SQLException, SQLSTATE none).",
            })
    void eachKindOfFaultHasItsAdvice(String state, String advice) {
        assertThat(SqlFault.sentence(new SQLException("row (alice, secret)", state)))
                .hasMessage("The database of the accounts cannot be used: " + advice)
                .hasNoCause();
    }

    @Test
    void theQueryTimeoutHasBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcAccounts.of(TestDatabase.H2.fresh(), Duration.ofMillis(500)))
                .withMessage("The query timeout is 500 ms (expected: 1 second to 10 minutes).");
    }

    private static String trace(Throwable failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

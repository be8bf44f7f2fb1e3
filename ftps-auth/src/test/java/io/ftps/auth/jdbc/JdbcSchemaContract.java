/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is true of the tables in each database. */
abstract class JdbcSchemaContract {
    private final TestDatabase database;
    private DataSource source;

    JdbcSchemaContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void noTables() throws SQLException {
        source = database.fresh();
    }

    @Test
    void nothingIsMadeUnlessAsked() {
        assertThatIOException()
                .isThrownBy(() -> JdbcAccounts.of(source).list())
                .withMessageMatching(
                        "The database of the accounts cannot be used: a table is missing, or may not be used; "
                                + "migrate the schema or grant the rights \\(\\w+, SQLSTATE 42\\w{3}\\)\\.");
        assertThatIOException().isThrownBy(() -> JdbcSchema.check(source));
    }

    @Test
    void migratingTwiceKeepsWhatIsThere() throws Exception {
        JdbcSchema.migrate(source);
        Account alice = new Account(User.named("alice"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
        JdbcAccounts.of(source).add(alice);

        JdbcSchema.migrate(source);

        assertThatCode(() -> JdbcSchema.check(source)).doesNotThrowAnyException();
        assertThat(JdbcAccounts.of(source).list()).containsExactly(alice);
    }

    @RepeatedTest(5)
    void serversThatStartAtTheSameTimeMigrateOneAfterTheOther() throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(6);
        Callable<Object> server = () -> {
            JdbcSchema.migrate(source);
            return JdbcAccounts.of(source).list();
        };
        List<Future<Object>> started = servers.invokeAll(List.of(server, server, server, server, server, server));
        servers.shutdown();

        for (Future<Object> finished : started) {
            assertThat(finished.get()).isEqualTo(List.of());
        }
    }

    @Test
    void tablesOfANewerProgramAreRefused() throws Exception {
        JdbcSchema.migrate(source);
        TestDatabase.execute(source, "UPDATE ftps_schema SET version = 99");

        assertThatIOException()
                .isThrownBy(() -> JdbcSchema.migrate(source))
                .withMessage("The tables of the accounts have version 99 (expected: at most 1); "
                        + "use the newer program that made them.");
        assertThatIOException().isThrownBy(() -> JdbcSchema.check(source)).withMessageContaining("version 99");
    }

    @Test
    void aMigrationThatBrokeOffIsDoneAgain() throws Exception {
        JdbcSchema.migrate(source);
        TestDatabase.execute(source, "UPDATE ftps_schema SET version = 0");

        assertThatIOException()
                .isThrownBy(() -> JdbcSchema.check(source))
                .withMessage(
                        "The tables of the accounts have version 0 (expected: 1); migrate them with this program.");
        JdbcSchema.migrate(source);
        JdbcSchema.check(source);
    }
}

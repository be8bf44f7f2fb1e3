/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the faults of a database by their SQLSTATE (ISO/IEC 9075-2, section 24). What a driver says is never passed on: it may hold
 * the address with its password, or a row with its hash.
 */
final class SqlFault {
    private static final String UNIQUE_VIOLATION = "23505";

    /** By the first two characters, the class. */
    private static final Map<String, String> ADVICE = Map.of(
            "08", "it cannot be reached; see that it runs and may be connected to",
            "22", "a value does not fit its column; shorten it",
            "28", "it refuses this server's user name or password; see the settings of the data source",
            "40", "another change came in between; try again",
            "42", "a table is missing, or may not be used; migrate the schema or grant the rights",
            "53", "it has run out of memory, disk or connections; see its log",
            "57", "it did not answer in time, or is being stopped; see its log",
            "HY", "it did not answer in time; see its log");

    private SqlFault() {}

    static boolean isDuplicate(SQLException failed) {
        return UNIQUE_VIOLATION.equals(failed.getSQLState());
    }

    static IOException sentence(SQLException failed) {
        String state = Optional.ofNullable(failed.getSQLState())
                .filter(code -> code.matches("[0-9A-Z]{5}"))
                .orElse("none");
        String advice = ADVICE.getOrDefault(state.substring(0, 2), "it failed; see its log");
        return new IOException("The database of the accounts cannot be used: " + advice + " ("
                + failed.getClass().getSimpleName() + ", SQLSTATE " + state + ").");
    }
}

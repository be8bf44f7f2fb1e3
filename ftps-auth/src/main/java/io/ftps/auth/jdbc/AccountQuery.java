/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.Account;
import io.ftps.auth.jdbc.Database.Session;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads accounts with one query, which gives a row for each detail of a user, and one row where there is none. */
final class AccountQuery {
    private static final String ALL = """
            SELECT u.name, u.login_method, u.password_hash, u.full_name, u.home, u.quota_bytes, u.quota_files,
                   u.upload_rate, u.download_rate, u.expires, u.max_sessions, d.kind, d.detail, d.subject, d.not_after
            FROM ftps_users u LEFT JOIN ftps_user_details d ON d.user_name = u.name
            """;

    private static final String ORDER = " ORDER BY u.name, d.kind, d.position";

    private AccountQuery() {}

    /** By name. */
    static List<Account> all(Session session) throws SQLException, IOException {
        return read(session, ALL + ORDER, new Parameters());
    }

    static Optional<Account> named(String name, Session session) throws SQLException, IOException {
        return read(session, ALL + " WHERE u.name = ?" + ORDER, Parameters.of(name)).stream()
                .findFirst();
    }

    private static List<Account> read(Session session, String sql, Parameters parameters)
            throws SQLException, IOException {
        Map<UserRow, List<Detail>> users = new LinkedHashMap<>();
        try (PreparedStatement statement = session.prepare(sql)) {
            parameters.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Columns row = new Columns(rows);
                    detail(row).ifPresent(users.computeIfAbsent(UserRow.of(row), user -> new ArrayList<>())::add);
                }
            }
        }
        return accounts(users);
    }

    private static Optional<Detail> detail(Columns row) throws SQLException {
        Optional<String> kind = row.maybeText("kind");
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Detail(
                        kind.get(), row.text("detail"), row.maybeText("subject"), row.maybeTime("not_after")));
    }

    private static List<Account> accounts(Map<UserRow, List<Detail>> users) throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (Map.Entry<UserRow, List<Detail>> user : users.entrySet()) {
            try {
                accounts.add(user.getKey().account(user.getValue()));
            } catch (IllegalArgumentException mistake) {
                throw new IOException("User \"" + user.getKey().name()
                        + "\" of the database of the accounts has a mistake: " + mistake.getMessage());
            }
        }
        return accounts;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.jdbc.Database.Session;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes of accounts, each inside one transaction. Each but the first locks the row of its user. */
final class AccountChange {
    private static final String INSERT =
            "INSERT INTO ftps_users (" + UserRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = """
            UPDATE ftps_users SET login_method = ?, password_hash = ?, full_name = ?, home = ?, quota_bytes = ?,
                   quota_files = ?, upload_rate = ?, download_rate = ?, expires = ?, max_sessions = ? WHERE name = ?
            """;

    private static final String INSERT_DETAIL = """
            INSERT INTO ftps_user_details (user_name, kind, position, detail, subject, not_after)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private AccountChange() {}

    static int add(Account account, Session session) throws SQLException, IOException {
        try {
            session.update(INSERT, UserRow.parameters(account));
        } catch (SQLException failed) {
            if (SqlFault.isDuplicate(failed)) {
                throw refused(account.user().name(), "exists already; choose another name, or change the user");
            }
            throw failed;
        }
        return insertDetails(account, session);
    }

    static int replace(Account account, Session session) throws SQLException, IOException {
        String name = account.user().name();
        checkKnown(session.update(UPDATE, UserRow.parameters(account)), name);
        session.update("DELETE FROM ftps_user_details WHERE user_name = ?", Parameters.of(name));
        return insertDetails(account, session);
    }

    static int remove(String name, Session session) throws SQLException, IOException {
        return checkKnown(session.update("DELETE FROM ftps_users WHERE name = ?", Parameters.of(name)), name);
    }

    static int addCertificate(String name, RegisteredCertificate certificate, Session session)
            throws SQLException, IOException {
        return replace(locked(name, session).withCertificate(certificate), session);
    }

    static int removeCertificate(String name, CertificateMatch match, Session session)
            throws SQLException, IOException {
        Account account = locked(name, session);
        List<RegisteredCertificate> others = account.certificates().stream()
                .filter(known -> !known.match().equals(match))
                .toList();
        if (others.size() == account.certificates().size()) {
            throw refused(name, "has no certificate " + match.text() + "; list the user's to see them");
        }
        return replace(account.withCertificates(others), session);
    }

    /** The account, which nobody else changes until the transaction ends. */
    private static Account locked(String name, Session session) throws SQLException, IOException {
        checkKnown(session.update("UPDATE ftps_users SET name = name WHERE name = ?", Parameters.of(name)), name);
        return AccountQuery.named(name, session).orElseThrow(() -> unknown(name));
    }

    private static int checkKnown(int rows, String name) throws IOException {
        if (rows == 0) {
            throw unknown(name);
        }
        return rows;
    }

    private static int insertDetails(Account account, Session session) throws SQLException {
        Map<String, Integer> positions = new HashMap<>();
        List<Detail> details = Detail.of(account).toList();
        try (PreparedStatement statement = session.prepare(INSERT_DETAIL)) {
            for (Detail detail : details) {
                int position = positions.merge(detail.kind(), 1, Integer::sum);
                detail.parameters(account.user().name(), position).bind(statement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return details.size();
    }

    private static IOException unknown(String name) {
        return refused(name, "is unknown; list the users to see their names");
    }

    private static IOException refused(String name, String why) {
        return new IOException("User \"" + name + "\" of the database of the accounts " + why + ".");
    }
}

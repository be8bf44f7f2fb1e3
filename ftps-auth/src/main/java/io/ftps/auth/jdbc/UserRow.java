/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.AccessRules;
import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.Permissions;
import io.ftps.auth.Quota;
import io.ftps.auth.TransferRates;
import io.ftps.auth.User;
import io.ftps.auth.jdbc.Detail.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A row of {@code ftps_users}, as it is there. */
record UserRow(
        String name,
        String method,
        Optional<String> hash,
        Optional<String> fullName,
        Optional<String> home,
        OptionalLong quotaBytes,
        OptionalLong quotaFiles,
        OptionalLong uploadRate,
        OptionalLong downloadRate,
        Optional<Instant> expires,
        OptionalLong maxSessions) {
    static final String COLUMNS = "login_method, password_hash, full_name, home, quota_bytes, quota_files, upload_rate,"
            + " download_rate, expires, max_sessions, name";

    static UserRow of(Columns row) throws SQLException {
        return new UserRow(
                row.text("name"),
                row.text("login_method"),
                row.maybeText("password_hash"),
                row.maybeText("full_name"),
                row.maybeText("home"),
                row.maybeNumber("quota_bytes"),
                row.maybeNumber("quota_files"),
                row.maybeNumber("upload_rate"),
                row.maybeNumber("download_rate"),
                row.maybeTime("expires"),
                row.maybeNumber("max_sessions"));
    }

    /** The values of an account in the order of {@link #COLUMNS}. */
    static Parameters parameters(Account account) {
        User user = account.user();
        OptionalInt sessions = user.access().maxSessions();
        return new Parameters()
                .text(account.method().name())
                .text(account.hash().map(PasswordHash::encoded))
                .text(user.fullName())
                .text(user.home().map(Path::toString))
                .number(user.quota().bytes())
                .number(user.quota().files())
                .number(user.rates().upload())
                .number(user.rates().download())
                .time(user.access().expires())
                .number(sessions.isPresent() ? OptionalLong.of(sessions.getAsInt()) : OptionalLong.empty())
                .text(user.name());
    }

    /** With what the user has several of; a value that cannot be is an {@link IllegalArgumentException}. */
    Account account(List<Detail> details) {
        details.forEach(Detail::checkKind);
        User user = new User(
                name,
                fullName,
                home.map(Path::of),
                new Permissions(
                        of(Kind.PERMISSION, details).map(Detail::permission).toList()),
                new Quota(quotaBytes, quotaFiles),
                new TransferRates(uploadRate, downloadRate),
                access(details),
                of(Kind.MESSAGE, details).map(Detail::text).toList());
        return new Account(
                user,
                loginMethod(),
                hash.map(PasswordHash::parse),
                of(Kind.CERTIFICATE, details).map(Detail::certificate).toList());
    }

    private AccessRules access(List<Detail> details) {
        return new AccessRules(
                Set.copyOf(of(Kind.LISTENER, details).map(Detail::text).toList()),
                of(Kind.NETWORK, details).map(Detail::network).toList(),
                expires,
                maxSessions.isPresent() ? OptionalInt.of((int) maxSessions.getAsLong()) : OptionalInt.empty());
    }

    private LoginMethod loginMethod() {
        return Stream.of(LoginMethod.values())
                .filter(known -> known.name().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The login method is \"" + method
                        + "\" (expected: one of " + List.of(LoginMethod.values()) + ")."));
    }

    private static Stream<Detail> of(Kind kind, List<Detail> details) {
        return details.stream().filter(detail -> detail.is(kind));
    }
}

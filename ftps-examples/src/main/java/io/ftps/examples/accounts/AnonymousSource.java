/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets everybody in who says one of the usual names (RFC 1635); the password, by custom an address, is not looked at. */
final class AnonymousSource implements OpenSource, Authenticator {
    private static final Set<String> NAMES = Set.of("anonymous", "ftp");

    private final User user;

    AnonymousSource(User user) {
        this.user = user;
    }

    @Override
    public Authenticator logins(LoginRules rules) {
        return this;
    }

    @Override
    public List<Account> accounts() {
        return List.of();
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        if (!NAMES.contains(attempt.userName())) {
            throw new LoginRefusedException(Reason.UNKNOWN_USER, "Nobody has this user name.");
        }
        if (attempt.credentials().password().isEmpty()) {
            throw new LoginRefusedException(Reason.WRONG_PASSWORD, "An anonymous user sends any password.");
        }
        return user;
    }

    @Override
    public void review(User other, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        if (!other.name().equals(user.name())) {
            throw new LoginRefusedException(Reason.UNKNOWN_USER, "The user is not anonymous.");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Lets everybody in who says {@code anonymous} or {@code ftp}, with any password, as one user for all. Exists only where an
 * embedder makes one: {@code AnonymousLogins.readOnly(folder).or(accounts)}. In that order accounts of those names cannot log
 * in, and nobody else's login takes another time than without it. Immutable; does not block. The catch: whatever is in the
 * folder is everybody's to read.
 */
public final class AnonymousLogins implements Authenticator {
    private static final Set<String> NAMES = Set.of("anonymous", "ftp");

    private final User user;

    private AnonymousLogins(User user) {
        this.user = user;
    }

    /** As a user named {@code anonymous} with this folder, who may download and list, and nothing else. */
    public static AnonymousLogins readOnly(Path home) {
        return as(User.named("anonymous").withHome(home).with(Permissions.READ_ONLY));
    }

    /** As this user, who may do what his or her {@link Permissions} say: be careful with those that let strangers write. */
    public static AnonymousLogins as(User user) {
        return new AnonymousLogins(user);
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        if (!NAMES.contains(attempt.userName())) {
            throw new LoginRefusedException(Reason.UNKNOWN_USER, "Only anonymous and ftp are known here.");
        }
        if (attempt.credentials().password().isEmpty()) {
            throw new LoginRefusedException(Reason.WRONG_PASSWORD, "No password was sent; any will do.");
        }
        return user;
    }

    @Override
    public void review(User other, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        if (!other.equals(user)) {
            throw new LoginRefusedException(Reason.UNKNOWN_USER, "Only the anonymous user is known here.");
        }
    }
}

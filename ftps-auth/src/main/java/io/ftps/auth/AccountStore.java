/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where accounts are kept. May block: it is asked on decision workers, by many threads at once. {@link AccountLogins} decides
 * logins from what it finds. The catch: finding nobody should take about as long as finding somebody.
 */
public interface AccountStore {
    /**
     * The account of a login name.
     *
     * @throws IOException when it cannot be known now; logins are refused as {@link LoginRefusedException.Reason#UNAVAILABLE}
     */
    Optional<Account> find(String userName) throws IOException;

    /**
     * Some hashes as they are kept, so that the decoy of an unknown name costs what those of users cost. Some hundred are enough;
     * they may be remembered for a while. Asked at every login with a password.
     *
     * @throws IOException as {@link #find}
     */
    List<PasswordHash> sampleOfHashes() throws IOException;

    /**
     * Keeps a fresh hash of a password that has just matched, unless the old one was changed meanwhile.
     *
     * @throws IOException when it cannot be written; the login goes on
     */
    void renew(Account old, PasswordHash fresh) throws IOException;
}

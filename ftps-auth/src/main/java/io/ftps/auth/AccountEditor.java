/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.util.List;

/**
 * Changes accounts, for tools. Blocks. Every failure is an {@link IOException} with one sentence that says what to do; then
 * nothing has changed.
 */
public interface AccountEditor {
    /** All accounts, in an order that stays. */
    List<Account> list() throws IOException;

    /** Adds an account whose name nobody has. */
    void add(Account account) throws IOException;

    /** Puts an account in the place of the one of the same name. */
    void replace(Account account) throws IOException;

    /** Removes an account. */
    void remove(String userName) throws IOException;

    /** Registers a certificate with a user; one that is there already is no fault. */
    void addCertificate(String userName, RegisteredCertificate certificate) throws IOException;

    /** Takes a certificate from a user. */
    void removeCertificate(String userName, CertificateMatch match) throws IOException;
}

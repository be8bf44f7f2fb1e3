/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.AccountLogins;
import io.ftps.auth.AccountStore;
import io.ftps.auth.CertificateMapping;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HeldCertificates;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.PasswordChecks;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How logins are decided, whichever store has the account.
 *
 * @param mapping whose a certificate is
 * @param checks shared, so that all stores together hash no more at once than one
 * @param tank where certificates wait
 * @param which of them wait
 * @param held is told of each that does
 */
record LoginRules(
        CertificateMapping mapping,
        PasswordChecks checks,
        Optional<HoldingTank> tank,
        HeldCertificates which,
        Consumer<HeldCertificate> held) {
    AccountLogins of(AccountStore store) {
        AccountLogins.Builder logins =
                AccountLogins.builder(store).mapping(mapping).checks(checks).heldCertificates(held);
        tank.ifPresent(place -> logins.holdingTank(place, which));
        return logins.build();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may log in. A server asks one {@link io.ftps.auth.Authenticator} about each {@link io.ftps.auth.LoginAttempt} and gets a
<<<<<<< HEAD
 * {@link io.ftps.auth.User} or a {@link io.ftps.auth.LoginRefusedException}. Stock ones are
 * {@link io.ftps.auth.InMemoryUsers} and {@link io.ftps.auth.file.UsersFile}. Whoever writes another one for passwords finds
 * the careful parts here: {@link io.ftps.auth.PasswordHash}, {@link io.ftps.auth.PasswordChecks} (bounded memory) and
 * {@link io.ftps.auth.Decoys} (an unknown name takes as long as a wrong password). {@link io.ftps.auth.LoginGuard} counts failures.
=======
 * {@link io.ftps.auth.User} or a {@link io.ftps.auth.LoginRefusedException}.
 *
 * <p>Accounts are kept in an {@link io.ftps.auth.AccountStore}: {@link io.ftps.auth.InMemoryUsers},
 * {@link io.ftps.auth.file.UsersFile}, or your own. {@link io.ftps.auth.AccountLogins} decides by what is there, by password, by
 * certificate, or both; whose a certificate is says a {@link io.ftps.auth.CertificateMapping}; what is not registered yet goes to
 * a {@link io.ftps.auth.HoldingTank}. {@link io.ftps.auth.AnonymousLogins} stands beside it where strangers are welcome.
 *
 * <p>Whoever writes another authenticator for passwords finds the careful parts here: {@link io.ftps.auth.PasswordHash},
 * {@link io.ftps.auth.PasswordChecks} (bounded memory) and {@link io.ftps.auth.Decoys} (an unknown name takes as long as a wrong
 * password).
>>>>>>> accounts
 */
@NullMarked
package io.ftps.auth;

import org.jspecify.annotations.NullMarked;

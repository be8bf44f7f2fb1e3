/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may log in. A server asks one {@link io.ftps.auth.Authenticator} about each {@link io.ftps.auth.LoginAttempt} and gets a
 * {@link io.ftps.auth.User} or a {@link io.ftps.auth.LoginRefusedException}. Stock ones are
 * {@link io.ftps.auth.InMemoryUsers} and {@link io.ftps.auth.file.UsersFile}. Whoever writes another one for passwords finds
 * the careful parts here: {@link io.ftps.auth.PasswordHash}, {@link io.ftps.auth.PasswordChecks} (bounded memory) and
 * {@link io.ftps.auth.Decoys} (an unknown name takes as long as a wrong password). {@link io.ftps.auth.LoginGuard} counts failures.
 */
@NullMarked
package io.ftps.auth;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Accounts as a configuration names them, opened: for the running server, which decides logins by them, and for the commands
 * that change them. Start reading at {@link io.ftps.examples.accounts.OpenAccounts}.
 */
@NullMarked
package io.ftps.examples.accounts;

import org.jspecify.annotations.NullMarked;

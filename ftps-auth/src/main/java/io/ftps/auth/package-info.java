/* SPDX-License-Identifier: Apache-2.0 */
/** Who may log in: authenticators, credentials, users and password hashes. */
@NullMarked
package io.ftps.auth;

import org.jspecify.annotations.NullMarked;

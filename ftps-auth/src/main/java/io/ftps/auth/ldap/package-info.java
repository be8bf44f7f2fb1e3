/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Users of a directory.
 */
@NullMarked
package io.ftps.auth.ldap;

import org.jspecify.annotations.NullMarked;

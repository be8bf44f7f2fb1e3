/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Users of a directory (RFC 4511). {@link io.ftps.auth.ldap.LdapAuthenticator} finds the entry of a name and binds as it;
 * {@link io.ftps.auth.ldap.LdapMapping} says what the groups of an entry may do. The catch: the module {@code java.naming} is
 * needed only by this package, so a program on the module path that uses it must require it itself.
 */
@NullMarked
package io.ftps.auth.ldap;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What happens to a hash weaker than those made today when its user logs in: the only moment the password is known. */
public enum HashRenewal {
    /** A new hash is made and kept by the store. The login takes one hash longer; it succeeds even if the store is read-only. */
    RENEW_AT_LOGIN,
    /** The store is never written. */
    KEEP_AS_IS
}

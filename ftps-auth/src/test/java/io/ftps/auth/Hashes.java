/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** Hashes written by other programs: {@code argon2} 20171227, {@code htpasswd} 2.4 and glibc's crypt. */
public final class Hashes {
    /** Of {@code p}; as cheap as Argon2id gets, so that a test with many logins is quick. */
    public static final String CHEAP_ARGON2 = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$v9K+AuFBZgmnm1Cg/Ibevg";

    /** Of {@code correct horse}, with the cost of hashes made today. */
    public static final String ARGON2 =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$/+mKIbPinpc4cMz5dD8M2ylDWOnWPSQYNRUFd/E5ph0";

    /** Of {@code correct horse}. */
    public static final String BCRYPT = "$2y$05$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y6";

    private Hashes() {}
}

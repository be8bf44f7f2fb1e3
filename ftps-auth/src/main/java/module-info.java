/* SPDX-License-Identifier: Apache-2.0 */
/** Accounts: who may log in, and how it is decided. */
module io.ftps.auth {
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static java.naming;
    requires static transitive java.sql;
    requires static org.jspecify;

    exports io.ftps.auth;
    exports io.ftps.auth.file;
    exports io.ftps.auth.jdbc;
    exports io.ftps.auth.ldap;
}

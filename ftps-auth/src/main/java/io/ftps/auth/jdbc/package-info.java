/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Users, and certificates that wait for an operator, in a database, for PostgreSQL and H2. An embedder brings a
 * {@link javax.sql.DataSource}, best one with a pool, and the driver; {@link io.ftps.auth.jdbc.JdbcSchema} makes the tables.
 * {@link io.ftps.auth.jdbc.JdbcAccounts} below {@link io.ftps.auth.AccountLogins} decides logins. The catch: the module
 * {@code java.sql} is needed only by this package, so a program on the module path that uses it must require it itself.
 */
@NullMarked
package io.ftps.auth.jdbc;

import org.jspecify.annotations.NullMarked;

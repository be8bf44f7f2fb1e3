/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What a client offers as proof of who it is. */
public sealed interface Credentials permits Password {}

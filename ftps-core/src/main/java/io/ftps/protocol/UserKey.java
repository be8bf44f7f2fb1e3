/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.Authenticator;

/**
 * Which user: each host with users of its own may have an anna.
 *
 * @param realm who knows the user
 * @param name the user's name there
 */
public record UserKey(Authenticator realm, String name) {}

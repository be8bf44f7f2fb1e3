/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Somebody who has logged in.
 *
 * @param name the login name
 * @param home the folder shown as the user's root; empty when the server decides
 */
public record User(String name, Optional<Path> home) {}

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Commands and replies as values: a {@link Command} came in, a {@link Reply} goes out and says by its {@link Next} what
 * happens then. A handler that cannot serve throws {@link CommandRefusedException}.
 */
@NullMarked
package io.ftps.command;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Internal: what every command means. {@link StandardCommands} is the table: a verb, who may send it and its handler stand on
 * one line. Handlers are paragraphs in a class for each topic; they read and change the {@link Connection}, and return a
 * reply. They never write, catch or see a socket, so all of it is tested without one.
 */
@NullMarked
package io.ftps.protocol;

import org.jspecify.annotations.NullMarked;

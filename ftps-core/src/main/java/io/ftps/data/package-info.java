/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Internal: data connections. {@link NettyDataConnections} is the data side of one session; a {@link Transfer} waits for its
 * {@link DataChannel}, opens the file and moves the bytes. Nothing here knows a command's name. Everything of a session runs
 * on its one event loop; files are touched on workers alone.
 */
@NullMarked
package io.ftps.data;

import org.jspecify.annotations.NullMarked;

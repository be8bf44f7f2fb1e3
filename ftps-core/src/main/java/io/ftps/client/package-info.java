/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The other side of the connection: a client that checks its server and resumes its session on data connections. Start reading
 * at {@link io.ftps.client.FtpsClient}.
 */
@NullMarked
package io.ftps.client;

import org.jspecify.annotations.NullMarked;

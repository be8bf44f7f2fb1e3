/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import java.net.InetAddress;

/**
 * Between whom the data connections of a session run.
 *
 * @param local where the client's control connection came in
 * @param client where the client is
 */
public record Route(InetAddress local, InetAddress client) {}

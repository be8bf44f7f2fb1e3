/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.server.TrustedProxies;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Between whom the data connections of a session run.
 *
 * @param local where the client's control connection came in
 * @param client where the client is, which a proxy may have said
 * @param proxies which proxies make data connections for it; empty where it connects itself
 */
public record Route(InetAddress local, InetAddress client, Optional<TrustedProxies> proxies) {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Network;
import io.ftps.server.TrustedProxies;
import io.ftps.server.TrustedProxies.DataPath;
import java.util.List;
import java.util.Optional;

/** The keys {@code proxies} and {@code data-path} of a listener. */
final class ProxiesReader {
    private ProxiesReader() {}

    static Optional<TrustedProxies> read(Section section) {
        Optional<DataPath> path = section.value("data-path", ValueKind.oneOf(DataPath.class));
        if (section.has("proxies")) {
            List<Network> networks = section.values(
                    "proxies", ValueKind.network(), "a list of the networks of proxies such as 192.0.2.1");
            return networks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TrustedProxies(networks, path.orElse(DataPath.DIRECT)));
        }
        if (path.isPresent()) {
            section.complain("data-path", "there are no proxies to carry data connections; name them under proxies.");
        }
        return Optional.empty();
    }
}

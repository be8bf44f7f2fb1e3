/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Authenticator;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.VirtualHost;
import java.util.List;
import java.util.Optional;

/**
 * One virtual host as the configuration describes it; what is empty is the server's.
 *
 * @param names DNS names, at least one
 * @param logins who may log in
 * @param homes where users without a home of their own live
 * @param greeting the text of the 220
 * @param protection what is demanded of data connections, beside what the listener demands
 * @param binding what ties data connections to their control connection, beside what the listener demands
 */
public record HostSettings(
        List<String> names,
        Optional<LoginSettings> logins,
        Optional<HomeFolders> homes,
        Optional<String> greeting,
        DataProtection protection,
        DataBinding binding) {

    /**
     * The host as the engine wants it.
     *
     * @param own who decides about its logins, where it has users of its own
     * @return the host
     */
    public VirtualHost toHost(Optional<Authenticator> own) {
        VirtualHost host =
                VirtualHost.named(names.toArray(String[]::new)).with(protection).with(binding);
        if (own.isPresent()) {
            host = host.authenticator(own.get());
        }
        if (homes.isPresent()) {
            host = host.files(homes.get());
        }
        return greeting.isPresent() ? host.greeting(greeting.get()) : host;
    }
}

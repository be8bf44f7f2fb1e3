/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.VirtualHost;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One virtual host as the configuration describes it; what is empty is the server's.
 *
 * @param names DNS names, at least one
 * @param accounts who may log in
 * @param homes where users without a home of their own live
 * @param greeting the text of the 220
 * @param protection what is demanded of data connections, beside what the listener demands
 * @param binding what ties data connections to their control connection, beside what the listener demands
 */
public record HostSettings(
        List<String> names,
        Optional<AccountSource> accounts,
        Optional<HomeFolders> homes,
        Optional<String> greeting,
        DataProtection protection,
        DataBinding binding) {

    /**
     * The host as the engine wants it. Blocks on the disk.
     *
     * @return the host
     * @throws IOException when a users file cannot be read; one sentence
     */
    public VirtualHost toHost() throws IOException {
        VirtualHost host =
                VirtualHost.named(names.toArray(String[]::new)).with(protection).with(binding);
        if (accounts.isPresent()) {
            host = host.authenticator(accounts.get().open());
        }
        if (homes.isPresent()) {
            host = host.files(homes.get());
        }
        return greeting.isPresent() ? host.greeting(greeting.get()) : host;
    }
}

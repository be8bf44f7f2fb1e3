/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Account;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.watch.CertificateRole;
import io.ftps.tls.watch.Watched;
import io.ftps.tls.watch.Watched.Known;
import io.ftps.tls.watch.WatchedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All certificates that a running server counts on: its own, by the listeners that show them; those who vouch for clients; and those
 * that users have registered, as far as users can be listed.
 *
 * @param settings what the server was told last
 * @param tls what it shows, and whom it believes
 * @param accounts who is registered
 * @param remedies what mends each
 */
record WatchedPlaces(Supplier<ServerSettings> settings, ServedTls tls, ServedAccounts accounts, Remedies remedies)
        implements WatchedCertificates {
    @Override
    public List<Watched> now() throws IOException {
        List<Watched> all = new ArrayList<>();
        Map<Identity, List<ListenerSettings>> shown = new LinkedHashMap<>();
        Map<Path, ClientTrust> believed = new LinkedHashMap<>();
        for (ListenerSettings listener : settings.get().listeners()) {
            shown.computeIfAbsent(tls.identity(listener.tls()), unseen -> new ArrayList<>())
                    .add(listener);
            listener.tls()
                    .clients()
                    .authorities()
                    .ifPresent(place -> tls.trust(listener.tls()).ifPresent(trust -> believed.put(place, trust)));
        }
        shown.forEach((identity, listeners) -> own(identity, names(listeners), all));
        believed.forEach((place, trust) -> trust.authorities().stream()
                .map(authority ->
                        Watched.of(CertificateRole.AUTHORITY, place.toString(), authority, remedies.authority(place)))
                .forEach(all::add));
        for (Account account : accounts.accounts()) {
            account.certificates()
                    .forEach(registered -> client(account, registered).ifPresent(all::add));
        }
        return all;
    }

    private static String names(List<ListenerSettings> listeners) {
        return (listeners.size() == 1 ? "listener " : "listeners ")
                + listeners.stream()
                        .map(listener ->
                                listener.name() + " (port " + listener.address().getPort() + ")")
                        .collect(Collectors.joining(", "));
    }

    private void own(Identity identity, String listeners, List<Watched> all) {
        for (CertificateGroup group : identity.groups()) {
            String where =
                    listeners + group.clients().map(clients -> " " + clients).orElse("");
            List<CertifiedKey> keys = group.keys();
            if (keys.isEmpty()) {
                all.add(Watched.missing(where, remedies.server(group.places().get(0), Optional.empty())));
            }
            boolean oneEach = keys.size() == group.places().size();
            for (int i = 0; i < keys.size(); i++) {
                all.add(Watched.of(
                        CertificateRole.SERVER,
                        where,
                        keys.get(i).certificate(),
                        remedies.server(
                                group.places().get(oneEach ? i : 0),
                                Optional.of(keys.get(i).certificate()))));
            }
        }
    }

    private Optional<Watched> client(Account account, RegisteredCertificate registered) {
        String user = account.user().name();
        return registered
                .notAfter()
                .map(end -> new Known(
                        registered.subject().orElse(""), registered.match().toString(), end))
                .map(known ->
                        new Watched(CertificateRole.CLIENT, "user " + user, Optional.of(known), remedies.client(user)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.TlsSettings;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.ocsp.OcspSettings;
import io.ftps.tls.ocsp.OcspStapler;
import io.ftps.tls.trust.TrustEvents;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The TLS of all listeners. Those with equal settings share it, and those with the same certificates follow the same files;
 * nothing is made that no listener uses.
 */
public final class ServedTls implements AutoCloseable {
    private final EngineChoice engine;
    private final Optional<OcspStapler> stapler;
    private final Map<IdentitySource, Identity> identities = new LinkedHashMap<>();
    private final Map<TlsSettings, ServerTls> made = new HashMap<>();
    private final Map<ClientCertificates, ClientTrust> trusted = new HashMap<>();
    private final Predicate<X509Certificate> registered;
    private final TrustEvents events;
    private final CertificateNotices notices;

    /**
     * Begins with nothing.
     *
     * @param engine who is to serve
     * @param stapling whom to ask for staples, if anybody
     * @param registered whether a client's certificate that nobody else signed is known
     * @param notices tells when certificates cannot be taken over
     * @param events hears when clients may be believed, or not, who were not, or were
     */
    public ServedTls(
            EngineChoice engine,
            Optional<OcspSettings> stapling,
            Predicate<X509Certificate> registered,
            TrustEvents events,
            CertificateNotices notices) {
        this.engine = engine;
        this.registered = registered;
        this.events = events;
        this.notices = notices;
        this.stapler = stapling.map(OcspStapler::new);
    }

    /**
     * Makes what was not made before. Blocks on the disk.
     *
     * @param settings of a listener
     * @return its TLS
     * @throws IOException when a certificate cannot be made; one sentence
     * @throws IllegalStateException when engine, profile and certificates do not go together; one sentence
     */
    public ServerTls of(TlsSettings settings) throws IOException {
        ServerTls known = made.get(settings);
        if (known != null) {
            return known;
        }
        Identity identity = identities.get(settings.identity());
        if (identity == null) {
            for (IdentitySource.Place place : settings.identity().places()) {
                place.prepare();
            }
            identity = Identity.follow(settings.identity(), engine, new NewCertificates(stapler, notices));
            identities.put(settings.identity(), identity);
        }
        ServerTls tls = build(settings, identity);
        made.put(settings, tls);
        return tls;
    }

    private ServerTls build(TlsSettings settings, Identity identity) {
        ServerTls.Builder builder = ServerTls.builder()
                .certificates(identity.selector())
                .engine(engine)
                .profile(settings.profile().profile());
        stapler.ifPresent(builder::stapling);
        ClientCertificates clients = settings.clients();
        if (clients.policy() != ClientCertificatePolicy.IGNORE) {
            ClientTrust believed =
                    trusted.computeIfAbsent(clients, unseen -> new ClientTrust(unseen, registered, events));
            builder.clientCertificates(clients.policy(), clients.unknown(), believed);
        }
        ServerTls tls = builder.build();
        identity.keys().forEach(tls::checkMustStaple);
        return tls;
    }

    /** Who the server is, by the sections that say so, in the order of the listeners. */
    Map<IdentitySource, Identity> identities() {
        return Collections.unmodifiableMap(identities);
    }

    Identity identity(TlsSettings settings) {
        return Objects.requireNonNull(identities.get(settings.identity()), "every listener's identity is followed");
    }

    /** Those who vouch for the clients of a listener, as they count now. */
    List<X509Certificate> authorities(TlsSettings settings) {
        return trust(settings).map(ClientTrust::authorities).orElse(List.of());
    }

    /** Whom a listener believes, if it asks clients for certificates. */
    Optional<ClientTrust> trust(TlsSettings settings) {
        return Optional.ofNullable(trusted.get(settings.clients()));
    }

    /** Who speaks TLS: one engine, or two where a profile or listener needs the other one. */
    SortedSet<TlsEngine> engines() {
        return made.values().stream().map(ServerTls::engine).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads all certificates anew, ours and those of clients we trust. Blocks on the disk. */
    void reload() {
        identities.values().forEach(Identity::reload);
        trusted.values().forEach(ClientTrust::reload);
    }

    /** Stops following files and fetching staples. */
    @Override
    public void close() {
        identities.values().forEach(Identity::close);
        trusted.values().forEach(ClientTrust::close);
        stapler.ifPresent(OcspStapler::close);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.IdentitySource.ByAddress;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.certificate.IdentityEvents;
import io.ftps.tls.certificate.ReloadingIdentities;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One section {@code certificate} at work: certificates that are followed on disk, and how a client gets one of them. */
public final class Identity implements AutoCloseable {
    private final EngineChoice engine;
    private final IdentityEvents events;
    private final List<CertificateGroup> groups = new ArrayList<>();
    private final CertificateSelector selector;

    private Identity(IdentitySource source, EngineChoice engine, IdentityEvents events) {
        this.engine = engine;
        this.events = events;
        try {
            this.selector = selector(source, Optional.empty());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Reads certificates and keys and begins to follow them. Blocks on the disk.
     *
     * @param source where they are
     * @param engine who is to serve them
     * @param events hears of each change
     * @return the identity, to be closed; perhaps without any certificate so far
     */
    public static Identity follow(IdentitySource source, EngineChoice engine, IdentityEvents events) {
        return new Identity(source, engine, events);
    }

    private CertificateSelector selector(IdentitySource source, Optional<String> clients) {
        if (source instanceof ByAddress several) {
            return byAddress(several);
        }
        if (source instanceof ByServerName several) {
            ReloadingIdentities found = group(several.places(), clients);
            return CertificateSelector.firstOf(
                    CertificateSelector.byRequestedName(found),
                    CertificateSelector.bySni(several.unknownName(), found));
        }
        return CertificateSelector.byKeyType(group(source.places(), clients));
    }

    private CertificateSelector byAddress(ByAddress several) {
        Map<InetAddress, CertificateSelector> selectors = new HashMap<>();
        for (Map.Entry<InetAddress, IdentitySource> one : several.addresses().entrySet()) {
            Optional<String> clients = Optional.of("at " + one.getKey().getHostAddress());
            selectors.put(one.getKey(), selector(one.getValue(), clients));
        }
        CertificateSelector known = CertificateSelector.byLocalAddress(selectors);
        return several.others().isPresent()
                ? CertificateSelector.firstOf(
                        known, selector(several.others().get(), Optional.of("at other addresses")))
                : known;
    }

    private ReloadingIdentities group(List<Place> places, Optional<String> clients) {
        ReloadingIdentities.Builder identities =
                ReloadingIdentities.builder().engine(engine).events(events);
        for (Place place : places) {
            place.follow(identities);
        }
        ReloadingIdentities found = identities.start();
        groups.add(new CertificateGroup(clients, places, found));
        return found;
    }

    /** {@return what chooses for each client} */
    public CertificateSelector selector() {
        return selector;
    }

    /** What is followed, in the order of the configuration. */
    List<CertificateGroup> groups() {
        return List.copyOf(groups);
    }

    /** Everything that can be shown at this moment. */
    List<CertifiedKey> keys() {
        return groups.stream().flatMap(group -> group.keys().stream()).toList();
    }

    /** Reads everything anew. Blocks on the disk. */
    void reload() {
        groups.forEach(group -> group.identities().reload());
    }

    /** Stops following; what is shown stays. */
    @Override
    public void close() {
        groups.forEach(group -> group.identities().close());
    }
}

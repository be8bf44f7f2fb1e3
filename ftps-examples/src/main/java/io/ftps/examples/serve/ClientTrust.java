/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.OnOff;
import io.ftps.examples.config.RevocationSettings;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.trust.AnyOf;
import io.ftps.tls.trust.ExactCertificates;
import io.ftps.tls.trust.ReloadingTrust;
import io.ftps.tls.trust.Revocation;
import io.ftps.tls.trust.SelfSignedCertificates;
import io.ftps.tls.trust.TrustAnchors;
import io.ftps.tls.trust.TrustEvents;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whose certificates listeners with equal settings believe. Files are followed on disk. Blocks as its verifiers do. */
final class ClientTrust implements ClientCertificateVerifier, AutoCloseable {
    private final List<ReloadingTrust> followed = new ArrayList<>();
    private final Optional<ReloadingTrust> authorities;
    private final ClientCertificateVerifier verifier;

    /** Reads the files; one that is broken or missing believes nobody until it is mended. */
    ClientTrust(ClientCertificates settings, Predicate<X509Certificate> registered, TrustEvents events) {
        List<ClientCertificateVerifier> believing = new ArrayList<>();
        settings.trusted()
                .map(place -> follow(ReloadingTrust.builder(ExactCertificates::of), place, events))
                .ifPresent(believing::add);
        this.authorities = settings.authorities()
                .map(place ->
                        follow(anchors(settings.revocation().map(RevocationSettings::toRevocation)), place, events));
        authorities.ifPresent(believing::add);
        if (settings.registeredSelfSigned() == OnOff.ON) {
            believing.add(SelfSignedCertificates.knownTo(registered));
        }
        this.verifier = AnyOf.of(believing);
    }

    private static ReloadingTrust.Builder anchors(Optional<Revocation> revocation) {
        return revocation
                .map(asked -> ReloadingTrust.builder(
                                found -> TrustAnchors.of(found).withRevocation(asked))
                        .revocation(asked))
                .orElseGet(() -> ReloadingTrust.builder(TrustAnchors::of));
    }

    private ReloadingTrust follow(ReloadingTrust.Builder trust, Path place, TrustEvents events) {
        ReloadingTrust started = trust.certificates(place).events(events).start();
        followed.add(started);
        return started;
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return verifier.verify(chain, origin);
    }

    /** Those who vouch for clients, as they count now. */
    List<X509Certificate> authorities() {
        return authorities.map(ReloadingTrust::certificates).orElse(List.of());
    }

    /** Reads the files anew; what a broken one held before still counts. */
    void reload() {
        followed.forEach(ReloadingTrust::reload);
    }

    /** Stops following the files. */
    @Override
    public void close() {
        followed.forEach(ReloadingTrust::close);
    }
}

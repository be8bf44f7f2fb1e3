/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys about TLS, which stand at a listener, or at the top for all listeners that say nothing else. */
final class TlsReader {
    private static final String TRUSTED = "trusted-certificates";

    /** What can leave a profile without a version, the likeliest first. */
    private static final List<String> NARROWING = List.of("min-version", "max-version", "profile");

    private final Path base;
    private final IdentityReader identities;

    TlsReader(Path base, IdentityReader identities) {
        this.base = base;
        this.identities = identities;
    }

    TlsSettings read(Section section, TlsSettings defaults) {
        return new TlsSettings(
                identities.read(section).orElse(defaults.identity()),
                profile(section, defaults.profile()),
                clients(section, defaults.clients()));
    }

    private static ProfileSettings profile(Section section, ProfileSettings defaults) {
        ProfileSettings settings = new ProfileSettings(
                section.value("profile", profileName()).orElse(defaults.name()),
                section.value("min-version", version()).or(defaults::min),
                section.value("max-version", version()).or(defaults::max));
        section.present(NARROWING).stream().findFirst().ifPresent(key -> tried(section, key, settings));
        return settings;
    }

    private static void tried(Section section, String key, ProfileSettings settings) {
        try {
            settings.profile();
        } catch (IllegalArgumentException e) {
            section.complain(key, String.valueOf(e.getMessage()));
        }
    }

    private static ValueKind<String> profileName() {
        return ValueKind.of(
                "the name of a TLS profile, such as modern-2026",
                text -> TlsProfile.named(text).name());
    }

    private static ValueKind<TlsVersion> version() {
        return ValueKind.of(ProfileSettings.versions(), ProfileSettings::version);
    }

    private ClientCertificates clients(Section section, ClientCertificates defaults) {
        Optional<ClientCertificatePolicy> policy =
                section.value("client-certificates", ValueKind.oneOf(ClientCertificatePolicy.class));
        ValueKind<Path> place = ValueKind.path(base, "a PEM file or a folder with the certificates of clients");
        ClientCertificates clients = new ClientCertificates(
                policy.orElse(defaults.policy()), section.value(TRUSTED, place).or(defaults::trusted));
        boolean asked = clients.policy() != ClientCertificatePolicy.IGNORE;
        if (asked && clients.trusted().isEmpty() && !section.has(TRUSTED)) {
            section.complain(TRUSTED, "missing (expected: " + place.expected() + ")");
        }
        if (section.has(TRUSTED)) {
            tried(section, clients);
        }
        return clients;
    }

    private static void tried(Section section, ClientCertificates clients) {
        try {
            clients.read();
        } catch (IOException e) {
            section.complain(TRUSTED, String.valueOf(e.getMessage()));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import java.nio.file.Path;
import java.util.List;

/** The keys about TLS, which stand at a listener, or at the top for all listeners that say nothing else. */
final class TlsReader {
    /** What can leave a profile without a version, the likeliest first. */
    private static final List<String> NARROWING = List.of("min-version", "max-version", "profile");

    private final ClientCertificatesReader clients;
    private final IdentityReader identities;

    TlsReader(Path base, IdentityReader identities) {
        this.clients = new ClientCertificatesReader(base);
        this.identities = identities;
    }

    TlsSettings read(Section section, TlsSettings defaults) {
        return new TlsSettings(
                identities.read(section).orElse(defaults.identity()),
                profile(section, defaults.profile()),
                clients.read(section, defaults.clients()));
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
}

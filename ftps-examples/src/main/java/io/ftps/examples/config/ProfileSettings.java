/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is negotiated.
 *
 * @param name of a dated profile
 * @param min the oldest version, if not the profile's
 * @param max the newest version, if not the profile's
 */
public record ProfileSettings(String name, Optional<TlsVersion> min, Optional<TlsVersion> max) {
    /** What a server does that is told nothing. */
    public static final ProfileSettings DEFAULT =
            new ProfileSettings(TlsProfile.modern2026().name(), Optional.empty(), Optional.empty());

    /**
     * The profile with its versions narrowed.
     *
     * @return the profile
     * @throws IllegalArgumentException when there is none of this name, or no version is left of it
     */
    public TlsProfile profile() {
        TlsProfile whole = TlsProfile.named(name);
        if (min.isEmpty() && max.isEmpty()) {
            return whole;
        }
        List<TlsVersion> versions = whole.versions();
        return whole.withVersions(min.orElse(versions.get(versions.size() - 1)), max.orElse(versions.get(0)));
    }

    /**
     * Understands a version as people write it.
     *
     * @param text such as {@code tls-1.2}
     * @return the version
     * @throws IllegalArgumentException saying what was expected
     */
    public static TlsVersion version(String text) {
        return Arrays.stream(TlsVersion.values())
                .filter(version -> word(version).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " (expected: " + versions() + ")"));
    }

    static String versions() {
        return Words.either(
                Arrays.stream(TlsVersion.values()).map(ProfileSettings::word).toList());
    }

    private static String word(TlsVersion version) {
        return version.name().toLowerCase(Locale.ROOT).replaceFirst("_", "-").replace('_', '.');
    }
}

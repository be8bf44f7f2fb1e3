/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a profile with what an engine can do of it. New things may be missing, for each has something older beside it;
 * who asks for a forbidden version, though, has a partner that depends on it.
 *
 * @param asked what the operator wants
 * @param left what the engine has of it
 * @param engine the engine
 */
record ProfileFit(TlsProfile asked, TlsProfile left, TlsEngine engine) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProfileFit.class);

    /** Fails where too little is left. */
    void check() {
        List<String> oldVersions = asked.versions().stream()
                .filter(version -> version.compareTo(TlsVersion.TLS_1_2) < 0
                        && !left.versions().contains(version))
                .map(TlsVersion::protocol)
                .toList();
        if (!oldVersions.isEmpty()) {
            throw new IllegalStateException(
                    "The TLS profile " + asked + " needs " + String.join(" and ", oldVersions) + ", which the engine "
                            + engine + " does not speak (expected: engine BORINGSSL, or another profile).");
        }
        if (left.versions().isEmpty() || left.groups().isEmpty()) {
            throw new IllegalStateException("Nothing of the TLS profile " + asked + " is left on the engine " + engine
                    + " (expected: a profile with some version, suite and group that the security properties of this JVM"
                    + " allow).");
        }
    }

    /** Logs what is missing. */
    void tell() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            LOGGER.info("TLS profile {} on the engine {} does without {}.", asked, engine, String.join(", ", missing));
        }
    }

    private List<String> missing() {
        return Stream.of(
                        without(asked.protocols(), left.protocols()),
                        without(asked.cipherSuites(), left.cipherSuites()),
                        without(asked.groups(), left.groups()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> without(List<String> all, List<String> kept) {
        return all.stream().filter(name -> !kept.contains(name)).toList();
    }
}

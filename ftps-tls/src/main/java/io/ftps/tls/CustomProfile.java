/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A profile of an operator's own lists, begun by {@link TlsProfile#custom}. Everything not named is off, every unknown name is
 * an error, and nothing that {@link TlsProfile#legacy2026()} lacks can be had. Handshakes are never signed over SHA-1. The
 * catch: the order of suites and groups is the server's preference, so the best comes first.
 */
public final class CustomProfile {
    private final String name;
    private List<TlsVersion> versions = List.of();
    private List<CipherSuite> suites = List.of();
    private List<KeyGroup> groups = List.of();

    CustomProfile(String name) {
        this.name = name;
    }

    /**
     * Sets the versions.
     *
     * @param spoken in any order
     * @return this
     */
    public CustomProfile versions(TlsVersion... spoken) {
        versions = List.copyOf(Set.of(spoken));
        return this;
    }

    /**
     * Sets the suites.
     *
     * @param names of IANA, such as {@code TLS_AES_128_GCM_SHA256}, best first
     * @return this
     * @throws IllegalArgumentException if a name is unknown or comes twice
     */
    public CustomProfile cipherSuites(String... names) {
        suites = parsed("cipher suite", List.of(names), Arrays.asList(CipherSuite.values()), CipherSuite::name);
        return this;
    }

    /**
     * Sets the groups of the key exchange.
     *
     * @param names of IANA, such as {@code X25519MLKEM768} or {@code secp256r1}, best first
     * @return this
     * @throws IllegalArgumentException if a name is unknown or comes twice
     */
    public CustomProfile groups(String... names) {
        groups = parsed("group", List.of(names), Arrays.asList(KeyGroup.values()), KeyGroup::standardName);
        return this;
    }

    private <T> List<T> parsed(String kind, List<String> names, List<T> known, Function<T, String> nameOf) {
        List<T> found = names.stream()
                .map(wanted -> known.stream()
                        .filter(candidate -> nameOf.apply(candidate).equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("The TLS profile " + name + " names the " + kind
                                + " " + wanted + " (expected: one of "
                                + String.join(", ", known.stream().map(nameOf).toList()) + ").")))
                .toList();
        if (Set.copyOf(found).size() < found.size()) {
            throw new IllegalArgumentException(
                    "The TLS profile " + name + " names a " + kind + " twice in " + names + " (expected: each once).");
        }
        return found;
    }

    /**
     * Checks the lists against each other.
     *
     * @return the profile
     * @throws IllegalArgumentException if a list is empty, a version has no suite, or a suite has no version
     */
    public TlsProfile build() {
        check(!versions.isEmpty(), "names no version (expected: at least one)");
        check(!suites.isEmpty(), "names no cipher suite (expected: at least one)");
        check(!groups.isEmpty(), "names no group (expected: at least one)");
        unmatched(versions, version -> suites.stream().anyMatch(suite -> suite.fits(version)))
                .forEach(version -> check(
                        false, "has no suite for " + version.protocol() + " (expected: one, or not this version)"));
        unmatched(suites, suite -> versions.stream().anyMatch(suite::fits))
                .forEach(suite -> check(false, "has no version for " + suite + " (expected: one, or not this suite)"));
        return new TlsProfile(name, new Terms(versions, suites, groups, Terms.MODERN.schemes()));
    }

    private static <T> List<T> unmatched(List<T> all, Predicate<T> matched) {
        return all.stream().filter(matched.negate()).toList();
    }

    private void check(boolean good, String fault) {
        if (!good) {
            throw new IllegalArgumentException("The TLS profile " + name + " " + fault + ".");
        }
    }
}

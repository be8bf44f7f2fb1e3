/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.CipherSuite.KeyExchange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a server agrees to, each list best first. */
record Terms(
        List<TlsVersion> versions, List<CipherSuite> suites, List<KeyGroup> groups, List<SignatureScheme> schemes) {
    /** Whatever an engine can. */
    static final Terms ALL = new Terms(
                    List.of(TlsVersion.values()),
                    List.of(CipherSuite.values()),
                    List.of(KeyGroup.values()),
                    List.of(SignatureScheme.values()))
            .usable();

    /** Authenticated encryption, forward secrecy and no SHA-1, with any group. */
    static final Terms MODERN = new Terms(
            List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2),
            kept(ALL.suites, suite -> suite.isAead() && suite.keyExchange() != KeyExchange.RSA),
            ALL.groups,
            kept(ALL.schemes, scheme -> !scheme.isSha1()));

    /**
     * Sorts the versions and drops what can never be negotiated: versions without a suite, suites without a version, and
     * signatures on a curve that is none of the groups.
     */
    Terms usable() {
        List<TlsVersion> spoken = versions.stream()
                .sorted(Comparator.reverseOrder())
                .filter(version -> suites.stream().anyMatch(suite -> suite.fits(version)))
                .toList();
        return new Terms(
                spoken,
                kept(suites, suite -> spoken.stream().anyMatch(suite::fits)),
                groups,
                kept(schemes, scheme -> scheme.fits(groups)));
    }

    /** What is left where an engine has no more than this, by its names. */
    Terms on(Set<String> protocols, Set<String> suiteNames, Set<String> groupNames, Set<String> schemeNames) {
        return new Terms(
                        kept(versions, version -> protocols.contains(version.protocol())),
                        kept(suites, suite -> suiteNames.contains(suite.name())),
                        kept(groups, group -> groupNames.contains(group.standardName())),
                        kept(schemes, scheme -> schemeNames.contains(scheme.standardName())))
                .usable();
    }

    Terms between(TlsVersion min, TlsVersion max) {
        return new Terms(
                        kept(versions, version -> version.compareTo(min) >= 0 && version.compareTo(max) <= 0),
                        suites,
                        groups,
                        schemes)
                .usable();
    }

    Terms with(TlsVersion version) {
        return new Terms(joined(versions, version), suites, groups, schemes);
    }

    Terms with(CipherSuite suite) {
        return new Terms(versions, joined(suites, suite), groups, schemes);
    }

    Terms with(KeyGroup group) {
        return new Terms(versions, suites, joined(groups, group), schemes);
    }

    Terms with(SignatureScheme scheme) {
        return new Terms(versions, suites, groups, joined(schemes, scheme));
    }

    private static <T> List<T> kept(Collection<T> all, Predicate<T> rule) {
        return all.stream().filter(rule).toList();
    }

    private static <T> List<T> joined(List<T> all, T last) {
        return Stream.concat(all.stream(), Stream.of(last)).toList();
    }
}

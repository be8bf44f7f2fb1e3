/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.HelloVerdict.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the least that must be allowed to let a client in: adds one thing for each rule it breaks, until it breaks none. */
final class Relaxation {
    private final Agreement agreement;

    Relaxation(Agreement agreement) {
        this.agreement = agreement;
    }

    /** One thing more, by its name. */
    private record Step(String name, Terms terms) {}

    Optional<String> from(Terms terms) {
        List<String> added = new ArrayList<>();
        Terms relaxed = terms;
        for (Optional<Rule> rule = agreement.broken(relaxed); rule.isPresent(); rule = agreement.broken(relaxed)) {
            Optional<Step> step = step(rule.get(), relaxed);
            if (step.isEmpty()) {
                return otherKey(terms);
            }
            added.add(step.get().name());
            relaxed = step.get().terms();
        }
        return Optional.of(String.join(" and ", added) + namedProfile());
    }

    /** Nothing helps this key, but another may get along with what there is, or with a dated profile. */
    private Optional<String> otherKey(Terms terms) {
        return fittingKey(terms)
                .or(() -> TlsProfile.NAMED.stream()
                        .flatMap(profile ->
                                fittingKey(profile.terms())
                                        .map(certificate -> certificate + ", and " + profile)
                                        .stream())
                        .findFirst());
    }

    private Optional<String> fittingKey(Terms terms) {
        return Arrays.stream(KeyKind.values())
                .filter(other -> agreement.with(other).broken(terms).isEmpty())
                .findFirst()
                .map(other -> "a certificate with " + other.inWords());
    }

    /** A dated profile that goes far enough, if any does. */
    private String namedProfile() {
        return TlsProfile.NAMED.stream()
                .filter(profile -> agreement.broken(profile.terms()).isEmpty())
                .findFirst()
                .map(profile -> ", which " + profile.name() + " has")
                .orElse("");
    }

    private Optional<Step> step(Rule rule, Terms terms) {
        TlsVersion version = agreement.version(terms).orElse(TlsVersion.TLS_1_3);
        return switch (rule) {
            case VERSION ->
                Arrays.stream(TlsVersion.values())
                        .filter(agreement::offers)
                        .max(TlsVersion::compareTo)
                        .map(newest -> new Step(newest.protocol(), terms.with(newest)));
            case CIPHER_SUITE ->
                Arrays.stream(CipherSuite.values())
                        .filter(suite -> agreement.offers(suite, version))
                        .findFirst()
                        .map(suite -> new Step(suite.name(), terms.with(suite)));
            case GROUP ->
                Arrays.stream(KeyGroup.values())
                        .filter(group -> agreement.offers(group, version))
                        .findFirst()
                        .map(group -> new Step("the group " + group.standardName(), terms.with(group)));
            case SIGNATURE_SCHEME ->
                agreement
                        .knownScheme(version)
                        .map(scheme -> new Step("signing by " + scheme.standardName(), terms.with(scheme)));
            case KEY_TYPE, APPLICATION_PROTOCOL, SERVER_NAME, CERTIFICATE -> Optional.empty();
        };
    }
}

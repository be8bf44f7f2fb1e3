/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.HelloVerdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds one hello against one profile: first what needs no key, then what the key of the chosen certificate decides. */
final class HelloReview {
    private static final int MOST_NAMED = 4;

    private final TlsProfile profile;
    private final ClientHello hello;

    HelloReview(TlsProfile profile, ClientHello hello) {
        this.profile = profile;
        this.hello = hello;
    }

    HelloVerdict verdict(List<String> protocols, CertificateSelector certificates) {
        if (ApplicationProtocols.refuses(protocols, hello)) {
            return new Refused(
                    Rule.APPLICATION_PROTOCOL,
                    "The client offers by ALPN only " + printable(ApplicationProtocols.offered(hello)) + " (expected: "
                            + String.join(", ", protocols) + ", or no offer).",
                    Optional.of("the protocol "
                            + printable(
                                    List.of(ApplicationProtocols.offered(hello).get(0)))));
        }
        Optional<CertifiedKey> identity;
        try {
            identity = certificates.select(hello);
        } catch (UnrecognizedNameException e) {
            return new Refused(Rule.SERVER_NAME, String.valueOf(e.getMessage()), Optional.of(aCertificateForTheName()));
        }
        return identity.<HelloVerdict>map(
                        key -> terms(SigningKey.of(key.certificate().getPublicKey())))
                .orElseGet(() -> new Refused(
                        Rule.CERTIFICATE,
                        "No certificate was selected for this client.",
                        Optional.of("a selector with a certificate for everybody")));
    }

    private String aCertificateForTheName() {
        return hello.serverName()
                        .map(name -> "a certificate for " + name + ", or ")
                        .orElse("") + "the fallback DEFAULT for names that are not ours";
    }

    private HelloVerdict terms(SigningKey key) {
        Agreement agreement = new Agreement(hello, key);
        Optional<Rule> broken = agreement.broken(profile.terms());
        if (broken.isEmpty()) {
            return agreement.reached(profile.terms());
        }
        return new Refused(
                broken.get(), sentence(broken.get(), agreement, key), new Relaxation(agreement).from(profile.terms()));
    }

    private String sentence(Rule rule, Agreement agreement, SigningKey key) {
        return switch (rule) {
            case VERSION ->
                "The client offers only " + named(hello.versions(), TlsVersion::describe) + " and " + profile + " has "
                        + String.join(", ", profile.protocols()) + ".";
            case CIPHER_SUITE ->
                "The client offers no cipher suite of " + profile + ", only "
                        + named(hello.cipherSuites(), CipherSuite::describe) + ".";
            case KEY_TYPE -> "The client cannot use a certificate with an " + key + " within " + profile + ".";
            case GROUP ->
                "The client offers no key exchange group of " + profile + ", only "
                        + named(hello.groups(), KeyGroup::describe) + ".";
            case SIGNATURE_SCHEME ->
                "The client verifies no signature that " + profile + " makes with an " + key + ", only "
                        + named(schemes(agreement), SignatureScheme::describe) + ".";
            case APPLICATION_PROTOCOL, SERVER_NAME, CERTIFICATE ->
                throw new IllegalArgumentException(
                        rule + " is not a matter of terms (expected: what follows the certificate).");
        };
    }

    private List<Integer> schemes(Agreement agreement) {
        return agreement.version(profile.terms()).map(agreement::schemesOffered).orElse(List.of());
    }

    private static String named(List<Integer> codes, Function<Integer, String> nameOf) {
        return brief(codes.stream().filter(code -> !Grease.is(code)).map(nameOf).toList());
    }

    /** The first few, and how many more. */
    private static String brief(List<String> names) {
        if (names.isEmpty()) {
            return "none at all";
        }
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_NAMED, names.size())));
        if (names.size() > MOST_NAMED) {
            shown.add(names.size() - MOST_NAMED + " more");
        }
        return String.join(", ", shown);
    }

    /** A client writes what it likes into these names. */
    private static String printable(List<String> names) {
        return brief(names.stream()
                .map(name -> name.replaceAll("[^\\x21-\\x7e]", "?"))
                .map(name -> name.length() > 40 ? name.substring(0, 40) : name)
                .toList());
    }
}

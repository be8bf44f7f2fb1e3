/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.HelloVerdict.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds one hello against one profile: first what needs no key, then what the key of the chosen certificate decides. */
final class HelloReview {
    private static final int MOST_NAMED = 4;
    private static final int SSL_3 = 0x0300;

    private final TlsProfile profile;
    private final ClientHello hello;

    HelloReview(TlsProfile profile, ClientHello hello) {
        this.profile = profile;
        this.hello = hello;
    }

    HelloVerdict verdict(List<String> protocols, CertificateSelector certificates) {
        if (ApplicationProtocols.refuses(protocols, hello)) {
            return noneOf(protocols);
        }
        Optional<CertifiedKey> identity;
        try {
            identity = certificates.select(hello);
        } catch (UnrecognizedNameException e) {
            return new Refused(Rule.SERVER_NAME, String.valueOf(e.getMessage()), Optional.of(aCertificateForTheName()));
        }
        return identity.<HelloVerdict>map(key -> terms(key.kind()))
                .orElseGet(() -> new Refused(
                        Rule.CERTIFICATE,
                        "No certificate was selected for this client.",
                        Optional.of("a selector with a certificate for everybody")));
    }

    private Refused noneOf(List<String> protocols) {
        List<String> offered = ApplicationProtocols.offered(hello);
        return new Refused(
                Rule.APPLICATION_PROTOCOL,
                "The client offers by ALPN only " + printable(offered) + " (expected: " + String.join(", ", protocols)
                        + ", or no offer).",
                Optional.of("the protocol " + printable(offered.subList(0, 1))));
    }

    private String aCertificateForTheName() {
        return hello.serverName()
                        .map(name -> "a certificate for " + name + ", or ")
                        .orElse("") + "the fallback DEFAULT for names that are not ours";
    }

    private HelloVerdict terms(KeyKind key) {
        Agreement agreement = new Agreement(hello, key);
        Optional<Rule> broken = agreement.broken(profile.terms());
        if (broken.isEmpty()) {
            return agreement.reached(profile.terms());
        }
        return new Refused(
                broken.get(), sentence(broken.get(), agreement, key), new Relaxation(agreement).from(profile.terms()));
    }

    private String sentence(Rule rule, Agreement agreement, KeyKind key) {
        return switch (rule) {
            case VERSION ->
                "The client offers only " + versions() + " and " + profile + " has "
                        + String.join(", ", profile.protocols()) + ".";
            case CIPHER_SUITE ->
                "The client offers no cipher suite of " + profile + ", only "
                        + named(hello.cipherSuites(), CipherSuite.names()) + ".";
            case KEY_TYPE -> "The client cannot use a certificate with " + key.inWords() + " within " + profile + ".";
            case GROUP ->
                "The client offers no key exchange group of " + profile + ", only "
                        + named(hello.groups(), KeyGroup.names()) + ".";
            case SIGNATURE_SCHEME ->
                "The client verifies no signature that " + profile + " makes with " + key.inWords() + ", only "
                        + named(schemes(agreement), SignatureScheme.names()) + ".";
            case APPLICATION_PROTOCOL, SERVER_NAME, CERTIFICATE ->
                throw new IllegalArgumentException(
                        rule + " is not a matter of terms (expected: what follows the certificate).");
        };
    }

    private List<Integer> schemes(Agreement agreement) {
        return agreement.version(profile.terms()).map(agreement::schemesOffered).orElse(List.of());
    }

    /** With their numbers, for versions are known by either. */
    private String versions() {
        Map<Integer, String> names = new HashMap<>(Map.of(SSL_3, "SSLv3 (" + hex(SSL_3) + ")"));
        for (TlsVersion version : TlsVersion.values()) {
            names.put(version.code(), version.protocol() + " (" + hex(version.code()) + ")");
        }
        return named(hello.versions(), names);
    }

    private static String named(List<Integer> codes, Map<Integer, String> names) {
        return brief(codes.stream()
                .filter(code -> !Grease.is(code))
                .map(code -> names.getOrDefault(code, hex(code)))
                .toList());
    }

    private static String hex(int code) {
        return String.format(Locale.ROOT, "0x%04x", code);
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.ftps.tls.CipherSuite.KeyExchange;
import io.ftps.tls.HelloVerdict.Admitted;
import io.ftps.tls.HelloVerdict.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What a client and a server with a certain key come to under certain terms, as both engines do: the newest common version,
 * and in it our best suite for which everything else can be agreed upon (RFC 8446, section 4.1.1; RFC 8422, section 5).
 */
final class Agreement {
    private final ClientHello hello;
    private final List<Integer> groups;
    private final KeyKind key;

    Agreement(ClientHello hello, KeyKind key) {
        this(hello, hello.groups(), key);
    }

    /** With a client that offers these groups instead of those of its hello. */
    Agreement(ClientHello hello, List<Integer> groups, KeyKind key) {
        this.hello = hello;
        this.groups = groups;
        this.key = key;
    }

    /** The first rule that stands between both, or none. */
    Optional<Rule> broken(Terms terms) {
        Optional<TlsVersion> version = version(terms);
        if (version.isEmpty()) {
            return Optional.of(Rule.VERSION);
        }
        List<CipherSuite> common = suites(terms, version.get());
        if (common.isEmpty()) {
            return Optional.of(Rule.CIPHER_SUITE);
        }
        List<CipherSuite> forKey =
                common.stream().filter(suite -> suite.fits(key)).toList();
        if (forKey.isEmpty()) {
            return Optional.of(Rule.KEY_TYPE);
        }
        return suite(terms, version.get())
                .map(suite -> brokenBySigning(terms, version.get(), suite))
                .orElseGet(() -> brokenByGroups(terms, version.get(), forKey.get(0)));
    }

    /** The short answer for most clients. In TLS 1.3 suite, group and signature have nothing to do with each other. */
    boolean isReachedInTls13(Terms terms) {
        return terms.versions().contains(TlsVersion.TLS_1_3)
                && offers(TlsVersion.TLS_1_3)
                && terms.suites().stream().anyMatch(suite -> offers(suite, TlsVersion.TLS_1_3))
                && group(terms, TlsVersion.TLS_1_3).isPresent()
                && scheme(terms, TlsVersion.TLS_1_3).isPresent();
    }

    /** What is agreed upon where no rule is broken. */
    Admitted reached(Terms terms) {
        TlsVersion version = version(terms).orElseThrow();
        CipherSuite suite = suite(terms, version).orElseThrow();
        boolean signed = suite.keyExchange() != KeyExchange.RSA;
        return new Admitted(
                version,
                suite.name(),
                group(terms, version).filter(group -> signed).map(KeyGroup::standardName),
                scheme(terms, version).filter(scheme -> signed).map(SignatureScheme::standardName));
    }

    Optional<TlsVersion> version(Terms terms) {
        return terms.versions().stream().filter(this::offers).max(TlsVersion::compareTo);
    }

    private List<CipherSuite> suites(Terms terms, TlsVersion version) {
        return terms.suites().stream()
                .filter(suite -> suite.fits(version) && hello.cipherSuites().contains(suite.code()))
                .toList();
    }

    /** Our best suite that key and groups allow. Engines look no further, even if they cannot sign then. */
    private Optional<CipherSuite> suite(Terms terms, TlsVersion version) {
        return suites(terms, version).stream()
                .filter(suite ->
                        suite.fits(key) && brokenByGroups(terms, version, suite).isEmpty())
                .findFirst();
    }

    private Optional<Rule> brokenByGroups(Terms terms, TlsVersion version, CipherSuite suite) {
        if (suite.keyExchange() == KeyExchange.RSA) {
            return Optional.empty();
        }
        if (group(terms, version).isEmpty()) {
            return Optional.of(Rule.GROUP);
        }
        return curveIsKnown(terms, version) ? Optional.empty() : Optional.of(Rule.KEY_TYPE);
    }

    private Optional<Rule> brokenBySigning(Terms terms, TlsVersion version, CipherSuite suite) {
        if (suite.keyExchange() == KeyExchange.RSA
                || !needsScheme(version)
                || scheme(terms, version).isPresent()) {
            return Optional.empty();
        }
        boolean ofOtherKeys = terms.schemes().stream().anyMatch(scheme -> isNegotiable(scheme, version));
        return Optional.of(ofOtherKeys ? Rule.KEY_TYPE : Rule.SIGNATURE_SCHEME);
    }

    /** BoringSSL takes a client of old versions that names no group for one that has none, so on both engines it has none. */
    private Optional<KeyGroup> group(Terms terms, TlsVersion version) {
        return terms.groups().stream().filter(group -> offers(group, version)).findFirst();
    }

    /** Before TLS 1.3 the curve of the certificate must be one of the groups, too. */
    private boolean curveIsKnown(Terms terms, TlsVersion version) {
        return version == TlsVersion.TLS_1_3
                || key.curve()
                        .map(curve -> terms.groups().contains(curve) && offers(curve, version))
                        .orElse(true);
    }

    /** Before TLS 1.2 there is no choice. */
    private boolean needsScheme(TlsVersion version) {
        return version.compareTo(TlsVersion.TLS_1_2) >= 0;
    }

    private Optional<SignatureScheme> scheme(Terms terms, TlsVersion version) {
        return terms.schemes().stream()
                .filter(scheme -> scheme.fits(key) && isNegotiable(scheme, version))
                .findFirst();
    }

    private boolean isNegotiable(SignatureScheme scheme, TlsVersion version) {
        return scheme.fits(version) && schemesOffered(version).contains(scheme.code());
    }

    /** A client of TLS 1.2 that says nothing means SHA-1. */
    List<Integer> schemesOffered(TlsVersion version) {
        return hello.signatureSchemes().isEmpty() && version == TlsVersion.TLS_1_2
                ? SignatureScheme.UNSAID
                : hello.signatureSchemes();
    }

    /** A scheme the client names and the key could make. */
    Optional<SignatureScheme> knownScheme(TlsVersion version) {
        return scheme(Terms.ALL, version);
    }

    /** The same client and another key. */
    Agreement with(KeyKind other) {
        return new Agreement(hello, groups, other);
    }

    /** Whether the client offers this and the key fits. */
    boolean offers(CipherSuite suite, TlsVersion version) {
        return suite.fits(version) && suite.fits(key) && hello.cipherSuites().contains(suite.code());
    }

    boolean offers(KeyGroup group, TlsVersion version) {
        return group.fits(version) && groups.contains(group.code());
    }

    /** A single version may be the newest one of a client that is too old to list them (RFC 5246, section 7.4.1.2). */
    boolean offers(TlsVersion version) {
        List<Integer> offered = hello.versions();
        return offered.contains(version.code())
                || (offered.size() == 1
                        && offered.get(0) <= TlsVersion.TLS_1_2.code()
                        && offered.get(0) > version.code());
    }
}

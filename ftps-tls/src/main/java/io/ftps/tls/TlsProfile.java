/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Set;

/**
 * What is negotiated, under a dated name: a profile never changes its meaning, a newer one gets a newer name.
 *
 * <table>
 *   <caption>Profiles, strictest first</caption>
 *   <tr><th>name</th><th>versions</th><th>suites, best first</th><th>groups, best first</th></tr>
 *   <tr><td>{@code fips-approved-algorithms-2026}</td><td>TLS 1.3, 1.2</td><td>AES-GCM; in TLS 1.2 only with ECDHE</td>
 *       <td>P-256, P-384</td></tr>
 *   <tr><td>{@code modern-2026}</td><td>TLS 1.3, 1.2</td><td>AES-128-GCM, AES-256-GCM, ChaCha20-Poly1305; in TLS 1.2 only
 *       with ECDHE</td><td>X25519MLKEM768, X25519, P-256, P-384</td></tr>
 *   <tr><td>{@code compatible-2026}</td><td>TLS 1.3, 1.2</td><td>beside those, CBC, and RSA key exchange last</td>
 *       <td>P-521 too</td></tr>
 *   <tr><td>{@code legacy-2026}</td><td>TLS 1.3, 1.2, 1.1, 1.0</td><td>as before</td><td>as before</td></tr>
 * </table>
 *
 * <p>{@code docs/tls-profiles.md} says what each engine makes of each profile. The catch: in TLS 1.3 BoringSSL follows the
 * client's order instead of ours, and security properties of the JVM can take suites away from the JDK's engine.
 */
public final class TlsProfile {
    private static final TlsProfile FIPS_2026 = new TlsProfile(
            "fips-approved-algorithms-2026",
            new Terms(
                    Terms.MODERN.versions(),
                    Terms.MODERN.suites().stream().filter(CipherSuite::isGcm).toList(),
                    List.of(KeyGroup.SECP256R1, KeyGroup.SECP384R1),
                    Terms.MODERN.schemes()));
    private static final TlsProfile MODERN_2026 = new TlsProfile(
            "modern-2026",
            new Terms(
                    Terms.MODERN.versions(),
                    Terms.MODERN.suites(),
                    List.of(KeyGroup.X25519MLKEM768, KeyGroup.X25519, KeyGroup.SECP256R1, KeyGroup.SECP384R1),
                    Terms.MODERN.schemes()));
    private static final TlsProfile COMPATIBLE_2026 = new TlsProfile(
            "compatible-2026",
            new Terms(Terms.MODERN.versions(), Terms.ALL.suites(), Terms.ALL.groups(), Terms.MODERN.schemes()));
    private static final TlsProfile LEGACY_2026 = new TlsProfile("legacy-2026", Terms.ALL);

    /** Strictest first. */
    static final List<TlsProfile> NAMED = List.of(FIPS_2026, MODERN_2026, COMPATIBLE_2026, LEGACY_2026);

    private final String name;
    private final Terms terms;

    TlsProfile(String name, Terms terms) {
        this.name = name;
        this.terms = terms.usable();
    }

    /** {@return the default: TLS 1.3 and 1.2, authenticated encryption and forward secrecy only} */
    public static TlsProfile modern2026() {
        return MODERN_2026;
    }

    /**
     * For partners of ten years ago: adds to {@link #modern2026()} what their TLS 1.2 needs, CBC suites (Windows 7 and 2008 R2,
     * Java 7) and key exchange by RSA (mainframes, devices). The catch: a suite {@code TLS_RSA_…} has no forward secrecy, so
     * it comes last; JDK 25 has none of them.
     *
     * @return the profile
     */
    public static TlsProfile compatible2026() {
        return COMPATIBLE_2026;
    }

    /**
     * Only algorithms that FIPS 140-3 approves: AES-GCM, P-256 and P-384, and no signature over SHA-1. It says nothing of the
     * module that computes them: whether that is validated is for the operator to prove.
     *
     * @return the profile
     */
    public static TlsProfile fipsApprovedAlgorithms2026() {
        return FIPS_2026;
    }

    /**
     * Dangerous: TLS 1.0 and 1.1, which RFC 8996 forbids, and handshakes signed over SHA-1. For one partner that cannot do
     * better, on a listener of its own, and on BoringSSL only, because no JDK speaks these versions any more.
     *
     * @return the profile
     */
    public static TlsProfile legacy2026() {
        return LEGACY_2026;
    }

    /**
     * Finds a profile by its dated name, as it stands in a configuration.
     *
     * @param name such as {@code modern-2026}
     * @return the profile
     * @throws IllegalArgumentException if there is none; the message lists all names
     */
    public static TlsProfile named(String name) {
        return NAMED.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no TLS profile " + name
                        + " (expected: one of "
                        + String.join(", ", NAMED.stream().map(TlsProfile::name).toList()) + ")."));
    }

    /**
     * Begins a profile of your own.
     *
     * @param name for logs; a date in it tells later what was known when it was made
     * @return lists that are empty so far
     */
    public static CustomProfile custom(String name) {
        return new CustomProfile(name);
    }

    /**
     * The same profile with fewer versions.
     *
     * @param min the oldest
     * @param max the newest
     * @return a profile whose name says so
     * @throws IllegalArgumentException if no version is left
     */
    public TlsProfile withVersions(TlsVersion min, TlsVersion max) {
        Terms left = terms.between(min, max);
        String range = min == max ? min.protocol() + " only" : min.protocol() + " to " + max.protocol();
        if (left.versions().isEmpty()) {
            throw new IllegalArgumentException("The TLS profile " + name + " with " + range
                    + " has no version left (expected: a range with some of " + String.join(", ", protocols()) + ").");
        }
        return left.equals(terms) ? this : new TlsProfile(name + " with " + range, left);
    }

    /**
     * Says what becomes of a client, without any connection: a pure function of what is passed in, but for what the
     * selector does. A server says the same when it refuses a client, so a recorded hello can be tried against a profile
     * before that is put into use. Ask {@link ServerTls#profile()} to have the limits of the engine counted in.
     *
     * @param hello what the client said; see {@link ServerTls#readHello} for one from a file
     * @param protocols the names of ALPN we accept, such as {@link ApplicationProtocols#main()}; empty if any
     * @param certificates chooses the identity; called at most once
     * @return what would be agreed, or which rule refuses the client and what would let it in
     */
    public HelloVerdict explain(ClientHello hello, List<String> protocols, CertificateSelector certificates) {
        return new HelloReview(this, hello).verdict(protocols, certificates);
    }

    /**
     * Says whether versions, suites, groups and signatures agree: what {@link #explain} says of them without its words, cheap
     * enough for every handshake.
     *
     * @param hello what the client said
     * @param identity what it would be shown
     * @return whether both come to terms
     */
    public boolean admits(ClientHello hello, CertifiedKey identity) {
        Agreement agreement = new Agreement(hello, identity.kind());
        return agreement.isReachedInTls13(terms) || agreement.broken(terms).isEmpty();
    }

    /** What is left of this profile where an engine has no more than this. */
    TlsProfile on(Set<String> protocols, Set<String> suiteNames, Set<String> groupNames, Set<String> schemeNames) {
        return new TlsProfile(name, terms.on(protocols, suiteNames, groupNames, schemeNames));
    }

    Terms terms() {
        return terms;
    }

    /** {@return the dated name, such as {@code modern-2026}} */
    public String name() {
        return name;
    }

    /** {@return versions, newest first} */
    public List<TlsVersion> versions() {
        return terms.versions();
    }

    /** {@return versions by their JDK names, newest first} */
    public List<String> protocols() {
        return terms.versions().stream().map(TlsVersion::protocol).toList();
    }

    /** {@return suites by their IANA names in the server's order of preference} */
    public List<String> cipherSuites() {
        return terms.suites().stream().map(CipherSuite::name).toList();
    }

    /** {@return groups for the key exchange by their IANA names in the server's order of preference} */
    public List<String> groups() {
        return terms.groups().stream().map(KeyGroup::standardName).toList();
    }

    /** {@return how keys may sign a handshake, by the names of IANA} */
    public List<String> signatureSchemes() {
        return terms.schemes().stream().map(SignatureScheme::standardName).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.HelloVerdict;
import io.ftps.tls.HelloVerdict.Admitted;
import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.HelloVerdict.Rule;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.testing.Answer;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TypedHello;
import io.netty.buffer.ByteBufAllocator;
import java.security.GeneralSecurityException;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What the engine of this JVM negotiates of one profile: each version, suite, group and signature scheme is offered alone, and
 * the engine answers. What {@link TlsProfile#explain} says of the same hello is held against every answer.
 */
final class ProfileColumn {
    static final Map<String, Integer> SUITES = Wire.suites();
    static final Map<String, Integer> GROUPS = Wire.groups();
    static final Map<String, Integer> SCHEMES = Wire.schemes();

    private static final CertifiedKey P_256 = TestKeys.ofCurve(256);
    private static final CertifiedKey PSS =
            TestKeys.issued("pss", "RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    /** The keys that sign so; all other schemes are RSA's. */
    private static final Map<Integer, CertifiedKey> KEYS = Map.of(
            0x0403, P_256,
            0x0203, P_256,
            0x0503, TestKeys.ofCurve(384),
            0x0603, TestKeys.ofCurve(521),
            0x0807, TestKeys.issued("ed25519", "Ed25519"),
            0x0808, TestKeys.issued("ed448", "Ed448"),
            0x0809, PSS,
            0x080a, PSS,
            0x080b, PSS);

    private static final TypedHello EVERYTHING = new TypedHello(
            List.of(),
            List.copyOf(SUITES.values()),
            List.copyOf(GROUPS.values()),
            List.copyOf(SCHEMES.values()),
            List.of());

    private final TlsProfile asked;
    private final ServerTls tls;
    private final ContextFactory contexts;

    ProfileColumn(TlsProfile asked, ServerTls tls) {
        this.asked = asked;
        this.tls = tls;
        this.contexts = Engines.contexts(tls.engine(), tls.profile(), Optional.empty());
    }

    /** The cells by the names of their rows. */
    Map<String, String> cells() throws GeneralSecurityException {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Row row : rows()) {
            cells.put(row.name(), agreed(row));
        }
        return cells;
    }

    List<String> names() {
        return rows().stream().map(Row::name).toList();
    }

    /** One thing that is offered alone in some versions, to a server with a fitting key. */
    private record Row(String name, CertifiedKey key, TypedHello hello, List<TlsVersion> versions) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (TlsVersion version : asked.versions()) {
            rows.add(new Row("version " + version.protocol(), P_256, EVERYTHING, List.of(version)));
        }
        for (String suite : asked.cipherSuites()) {
            CertifiedKey key = suite.contains("RSA_WITH") ? TestKeys.Rsa.KEY : P_256;
            rows.add(new Row("suite " + suite, key, EVERYTHING.withSuites(SUITES.get(suite)), asked.versions()));
        }
        for (String group : asked.groups()) {
            TypedHello hello = EVERYTHING.withGroups(GROUPS.get(group)).withSuites(ephemeral());
            rows.add(new Row("group " + group, TestKeys.Rsa.KEY, hello, asked.versions()));
        }
        for (String scheme : asked.signatureSchemes()) {
            TypedHello hello = EVERYTHING.withSchemes(SCHEMES.get(scheme)).withSuites(ephemeral());
            CertifiedKey key = KEYS.getOrDefault(SCHEMES.get(scheme), TestKeys.Rsa.KEY);
            rows.add(new Row("signature " + scheme, key, hello, signing()));
        }
        return rows;
    }

    /** Key exchange by RSA would get along without group and signature. */
    private static Integer[] ephemeral() {
        return SUITES.entrySet().stream()
                .filter(suite -> !suite.getKey().startsWith("TLS_RSA"))
                .map(Map.Entry::getValue)
                .toArray(Integer[]::new);
    }

    /** Before TLS 1.2 schemes are not negotiated. */
    private List<TlsVersion> signing() {
        return asked.versions().stream()
                .filter(version -> version.compareTo(TlsVersion.TLS_1_2) >= 0)
                .toList();
    }

    /** The versions in which it is negotiated, without their common beginning. */
    private String agreed(Row row) throws GeneralSecurityException {
        List<String> agreed = new ArrayList<>();
        for (TlsVersion version : row.versions()) {
            if (isServed(row.key(), row.hello().withVersions(version.code()))) {
                agreed.add(
                        version == TlsVersion.TLS_1_0
                                ? "1.0"
                                : version.protocol().substring("TLSv".length()));
            }
        }
        return agreed.isEmpty() ? "no" : String.join(", ", agreed);
    }

    private boolean isServed(CertifiedKey key, TypedHello hello) throws GeneralSecurityException {
        Answer answer = answer(key, hello);
        HelloVerdict verdict = tls.profile()
                .explain(
                        ServerTls.readHello(hello.record(), Fixture.ORIGIN),
                        List.of(),
                        CertificateSelector.single(key));
        if (verdict instanceof Admitted admitted) {
            assertThat(answer.hello()).as(hello + " " + verdict).isPresent();
            assertThat(answer.hello().orElseThrow().version())
                    .isEqualTo(admitted.version().code());
            assertThat(SUITES.get(admitted.cipherSuite())).isIn(hello.suites());
        } else if (verdict instanceof Refused refused && isOurs(refused.rule())) {
            assertThat(answer.hello()).as(hello + " " + verdict).isEmpty();
        }
        return verdict instanceof Admitted;
    }

    private Answer answer(CertifiedKey key, TypedHello hello) throws GeneralSecurityException {
        try (ConnectionContext context = contexts.newContext(key, ApplicationProtocols.UNCHECKED)) {
            return Answer.of(context.mainHandler(ByteBufAllocator.DEFAULT), hello);
        } catch (SSLException e) {
            return new Answer(Optional.empty(), Optional.empty()); // the engine does not read such a key
        }
    }

    /** Both engines sign over SHA-1 if asked, and the JDK takes a group for granted where the client names none it knows. */
    private static boolean isOurs(Rule rule) {
        return rule != Rule.SIGNATURE_SCHEME && rule != Rule.GROUP;
    }

    /** Numbers on the wire, typed here once more from the registries of IANA. */
    private static final class Wire {
        static Map<String, Integer> suites() {
            return parsed("TLS_AES_128_GCM_SHA256 1301 TLS_AES_256_GCM_SHA384 1302 TLS_CHACHA20_POLY1305_SHA256 1303"
                    + ecdhe("AES_128_GCM_SHA256", "c02b", "c02f")
                    + ecdhe("AES_256_GCM_SHA384", "c02c", "c030")
                    + ecdhe("CHACHA20_POLY1305_SHA256", "cca9", "cca8")
                    + ecdhe("AES_128_CBC_SHA256", "c023", "c027")
                    + ecdhe("AES_256_CBC_SHA384", "c024", "c028")
                    + ecdhe("AES_128_CBC_SHA", "c009", "c013")
                    + ecdhe("AES_256_CBC_SHA", "c00a", "c014")
                    + " TLS_RSA_WITH_AES_128_GCM_SHA256 009c TLS_RSA_WITH_AES_256_GCM_SHA384 009d"
                    + " TLS_RSA_WITH_AES_128_CBC_SHA256 003c TLS_RSA_WITH_AES_256_CBC_SHA256 003d"
                    + " TLS_RSA_WITH_AES_128_CBC_SHA 002f TLS_RSA_WITH_AES_256_CBC_SHA 0035");
        }

        static Map<String, Integer> groups() {
            return parsed("X25519MLKEM768 11ec x25519 001d secp256r1 0017 secp384r1 0018 secp521r1 0019");
        }

        static Map<String, Integer> schemes() {
            return parsed("ecdsa_secp256r1_sha256 0403 ecdsa_secp384r1_sha384 0503 ecdsa_secp521r1_sha512 0603"
                    + " rsa_pss_rsae_sha256 0804 rsa_pss_rsae_sha384 0805 rsa_pss_rsae_sha512 0806"
                    + " ed25519 0807 ed448 0808"
                    + " rsa_pss_pss_sha256 0809 rsa_pss_pss_sha384 080a rsa_pss_pss_sha512 080b"
                    + " rsa_pkcs1_sha256 0401 rsa_pkcs1_sha384 0501 rsa_pkcs1_sha512 0601"
                    + " ecdsa_sha1 0203 rsa_pkcs1_sha1 0201");
        }

        private static String ecdhe(String cipher, String ecdsa, String rsa) {
            return " TLS_ECDHE_ECDSA_WITH_" + cipher + " " + ecdsa + " TLS_ECDHE_RSA_WITH_" + cipher + " " + rsa;
        }

        private static Map<String, Integer> parsed(String namesAndNumbers) {
            String[] words = namesAndNumbers.split(" ", -1);
            Map<String, Integer> parsed = new LinkedHashMap<>();
            for (int i = 0; i < words.length; i += 2) {
                parsed.put(words[i], Integer.parseInt(words[i + 1], 16));
            }
            return parsed;
        }
    }
}

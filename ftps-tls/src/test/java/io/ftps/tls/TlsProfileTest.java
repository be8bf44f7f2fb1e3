/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.TlsVersion.TLS_1_0;
import static io.ftps.tls.TlsVersion.TLS_1_1;
import static io.ftps.tls.TlsVersion.TLS_1_2;
import static io.ftps.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProfileTest {
    private static final CertificateSelector SELECTOR = CertificateSelector.single(TestKeys.EC);

    @Test
    void aProfileIsFoundByItsDatedName() {
        assertThat(TlsProfile.named("modern-2026")).isSameAs(TlsProfile.modern2026());
        assertThat(TlsProfile.named("legacy-2026")).isSameAs(TlsProfile.legacy2026());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsProfile.named("modern"))
                .withMessage(
                        "There is no TLS profile modern (expected: one of fips-approved-algorithms-2026, modern-2026,"
                                + " compatible-2026, legacy-2026).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fips-approved-algorithms-2026", "modern-2026", "compatible-2026"})
    void onlyLegacyGoesBelowTls12OrSignsOverSha1(String name) {
        TlsProfile profile = TlsProfile.named(name);

        assertThat(profile.versions()).containsExactly(TLS_1_3, TLS_1_2);
        assertThat(profile.signatureSchemes()).noneMatch(scheme -> scheme.endsWith("sha1"));
        assertThat(TlsProfile.legacy2026().versions()).containsExactly(TLS_1_3, TLS_1_2, TLS_1_1, TLS_1_0);
        assertThat(TlsProfile.legacy2026().signatureSchemes()).contains("rsa_pkcs1_sha1");
    }

    @Test
    void onlyApprovedAlgorithmsAreInTheirProfile() {
        TlsProfile fips = TlsProfile.fipsApprovedAlgorithms2026();

        assertThat(fips.cipherSuites())
                .allMatch(suite -> suite.contains("_GCM_"))
                .noneMatch(s -> s.contains("TLS_RSA"));
        assertThat(fips.groups()).containsExactly("secp256r1", "secp384r1");
    }

    @Test
    void theHybridGroupIsPreferred() {
        assertThat(TlsProfile.modern2026().groups())
                .containsExactly("X25519MLKEM768", "x25519", "secp256r1", "secp384r1");
    }

    @Test
    void versionsAreNarrowedAndSuitesWithThem() {
        TlsProfile narrow = TlsProfile.modern2026().withVersions(TLS_1_3, TLS_1_3);

        assertThat(narrow.name()).isEqualTo("modern-2026 with TLSv1.3 only");
        assertThat(narrow.cipherSuites())
                .containsExactly("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
        assertThat(TlsProfile.modern2026().withVersions(TLS_1_0, TLS_1_3)).isSameAs(TlsProfile.modern2026());
        assertThat(TlsProfile.legacy2026().withVersions(TLS_1_0, TLS_1_1).name())
                .isEqualTo("legacy-2026 with TLSv1 to TLSv1.1");
    }

    @Test
    void noVersionLeftIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsProfile.modern2026().withVersions(TLS_1_0, TLS_1_1))
                .withMessage("The TLS profile modern-2026 with TLSv1 to TLSv1.1 has no version left"
                        + " (expected: a range with some of TLSv1.3, TLSv1.2).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsProfile.modern2026().withVersions(TLS_1_3, TLS_1_2))
                .withMessageStartingWith("The TLS profile modern-2026 with TLSv1.3 to TLSv1.2 has no version left");
    }

    private static CustomProfile custom() {
        return TlsProfile.custom("ours-2026-11")
                .versions(TLS_1_2)
                .cipherSuites("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
                .groups("secp384r1", "secp256r1");
    }

    @Test
    void ownListsKeepTheirOrder() {
        TlsProfile profile = custom().build();

        assertThat(profile.name()).isEqualTo("ours-2026-11");
        assertThat(profile.groups()).containsExactly("secp384r1", "secp256r1");
    }

    @Test
    void ownListsAreChecked() {
        fails(() -> custom().cipherSuites("TLS_RSA_WITH_RC4_128_SHA"))
                .withMessageStartingWith("The TLS profile ours-2026-11 names the cipher suite TLS_RSA_WITH_RC4_128_SHA"
                        + " (expected: one of TLS_AES_128_GCM_SHA256, ");
        fails(() -> custom().groups("brainpoolP256r1"))
                .withMessage("The TLS profile ours-2026-11 names the group brainpoolP256r1 (expected: one of"
                        + " X25519MLKEM768, x25519, secp256r1, secp384r1, secp521r1).");
        fails(() -> custom().groups("x25519", "x25519"))
                .withMessage("The TLS profile ours-2026-11 names a group twice in [x25519, x25519]"
                        + " (expected: each once).");
        fails(() -> custom().groups().build())
                .withMessage("The TLS profile ours-2026-11 names no group (expected: at least one).");
        fails(() -> custom().versions(TLS_1_3, TLS_1_2).build())
                .withMessage("The TLS profile ours-2026-11 has no suite for TLSv1.3"
                        + " (expected: one, or not this version).");
        fails(() -> custom().cipherSuites("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384")
                        .build())
                .withMessage("The TLS profile ours-2026-11 has no version for TLS_AES_256_GCM_SHA384"
                        + " (expected: one, or not this suite).");
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> fails(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return assertThatIllegalArgumentException().isThrownBy(call);
    }

    private static ServerTls.Builder serving(TlsProfile profile) {
        return ServerTls.builder().certificates(SELECTOR).profile(profile);
    }

    @Test
    void legacyIsForBoringSslOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> serving(TlsProfile.legacy2026())
                        .engine(EngineChoice.JDK)
                        .build())
                .withMessage("The TLS profile legacy-2026 needs TLSv1.1 and TLSv1, which the engine JDK does not speak"
                        + " (expected: engine BORINGSSL, or another profile).");
    }

    @Test
    void autoTakesAnEngineThatKeepsToTheProfile() {
        TlsProfile fips = TlsProfile.fipsApprovedAlgorithms2026();

        assertThat(serving(fips).build().engine()).isEqualTo(TlsEngine.JDK);
        assertThat(serving(fips.withVersions(TLS_1_2, TLS_1_2)).build().engine())
                .isEqualTo(TestEngine.expected());
    }

    @Test
    void boringSslIsNotTakenForAProfileItCannotKeepTo() {
        if (TestEngine.expected() == TlsEngine.BORINGSSL) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> serving(TlsProfile.fipsApprovedAlgorithms2026())
                            .engine(EngineChoice.BORINGSSL)
                            .build())
                    .withMessage("The TLS engine BORINGSSL has all suites of TLSv1.3 or none, so it cannot keep to the"
                            + " profile fips-approved-algorithms-2026 (expected: engine AUTO or JDK, or TLSv1.2 as the"
                            + " newest version).");
        }
    }

    @Test
    void aProfileOfWhichNothingIsLeftIsRefused() {
        TlsProfile unlucky = TlsProfile.modern2026().on(Set.of("TLSv1.3"), Set.of(), Set.of("x25519"), Set.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> new ProfileFit(TlsProfile.modern2026(), unlucky, TlsEngine.JDK).check())
                .withMessage(
                        "Nothing of the TLS profile modern-2026 is left on the engine JDK (expected: a profile with"
                                + " some version, suite and group that the security properties of this JVM allow).");
    }

    @Test
    void aServerTellsWhatIsLeftOfItsProfile() {
        TlsProfile left = serving(TlsProfile.modern2026()).build().profile();

        assertThat(left.name()).isEqualTo("modern-2026");
        assertThat(left.groups().contains("X25519MLKEM768")).isEqualTo(TestEngine.expected() == TlsEngine.BORINGSSL);
        assertThat(left.cipherSuites()).isEqualTo(TlsProfile.modern2026().cipherSuites());
    }
}

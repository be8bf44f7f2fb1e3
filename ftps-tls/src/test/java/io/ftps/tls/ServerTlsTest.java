/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTlsTest {
    private static final CertificateSelector SELECTOR = CertificateSelector.single(TestKeys.EC);

    @Test
    void autoTakesBoringSslWhereItLoadsAndElseTheJdk() {
        assertThat(TestEngine.serving(SELECTOR).engine()).isEqualTo(TestEngine.expected());
    }

    @Test
    void theJdksEngineCanBeChosenAnywhere() {
        assertThat(ServerTls.builder()
                        .certificates(SELECTOR)
                        .engine(EngineChoice.JDK)
                        .build()
                        .engine())
                .isEqualTo(TlsEngine.JDK);
    }

    @Test
    void boringSslIsServedOrRefusedButNeverReplaced() {
        ServerTls.Builder strict = ServerTls.builder().certificates(SELECTOR).engine(EngineChoice.BORINGSSL);
        switch (TestEngine.expected()) {
            case BORINGSSL -> assertThat(strict.build().engine()).isEqualTo(TlsEngine.BORINGSSL);
            case JDK ->
                assertThatIllegalStateException()
                        .isThrownBy(strict::build)
                        .withMessage(
                                "The TLS engine BORINGSSL does not load (expected: netty-tcnative-boringssl-static for"
                                        + " this platform on the class path, or engine AUTO or JDK).");
        }
    }

    @Test
    void aServerWithoutSelectorIsNotBuilt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerTls.builder().build())
                .withMessage("No certificate selector is set (expected: a call of certificates before build).");
    }

    @Test
    void theProvidersOfTheJvmAreLeftAlone() {
        List<Provider> before = List.of(Security.getProviders());
        TestEngine.serving(SELECTOR);

        assertThat(Security.getProviders()).containsExactlyElementsOf(before);
        assertThat(Security.getProvider("BC")).isNull();
    }

    @Test
    void theProfileSaysWhatItNegotiates() {
        assertThat(TlsProfile.modern2026().name()).isEqualTo("modern-2026");
        assertThat(TlsProfile.modern2026().protocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(TlsProfile.modern2026().cipherSuites())
                .allMatch(suite -> suite.contains("GCM") || suite.contains("POLY1305"));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.Token;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckIdentityTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @Test
    void aUsualKeyIsServed() {
        assertThatCode(() -> {
                    ServerTls.checkIdentity(TestKeys.EC, EngineChoice.AUTO);
                    ServerTls.checkIdentity(identity(Algorithm.ecp384), EngineChoice.AUTO);
                    ServerTls.checkIdentity(TestKeys.Rsa.KEY, EngineChoice.AUTO);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theLargestCurveIsServed() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp521r1"));
        KeyPair pair = generator.generateKeyPair();
        CertifiedKey key = TestKeys.identity(TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=p521")
                .keyPair(pair)
                .ecp256()
                .buildIssuedBy(TestKeys.AUTHORITY)));

        assertThatCode(() -> ServerTls.checkIdentity(key, EngineChoice.AUTO)).doesNotThrowAnyException();
    }

    @Test
    void anExpiredCertificateIsServed() {
        CertifiedKey expired = TestKeys.identity(TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=expired.example")
                .ecp256()
                .notBefore(Instant.parse("2020-01-01T00:00:00Z"))
                .notAfter(Instant.parse("2020-02-01T00:00:00Z"))
                .buildIssuedBy(TestKeys.AUTHORITY)));

        assertThatCode(() -> ServerTls.checkIdentity(expired, EngineChoice.AUTO))
                .doesNotThrowAnyException();
    }

    @Test
    void theJdkServesEd25519() {
        assertThatCode(() -> ServerTls.checkIdentity(identity(Algorithm.ed25519), EngineChoice.JDK))
                .doesNotThrowAnyException();
    }

    @Test
    void theJdkServesAKeyThatCannotLeaveItsToken() {
        try (Token token = new Token()) {
            CertifiedKey held = token.holding(TestKeys.EC);

            assertThatCode(() -> ServerTls.checkIdentity(held, EngineChoice.JDK))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Tag("BORINGSSL")
    void whatBoringSslCannotServeIsSaid() {
        assertThatThrownBy(() -> ServerTls.checkIdentity(identity(Algorithm.ed25519), EngineChoice.BORINGSSL))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The TLS engine BORINGSSL cannot serve the certificate of CN=ed25519 with its EdDSA"
                        + " key (expected: ECDSA with P-256, P-384 or P-521, or RSA with 2048 bits or more).");
        try (Token token = new Token()) {
            CertifiedKey held = token.holding(TestKeys.EC);

            assertThatThrownBy(() -> ServerTls.checkIdentity(held, EngineChoice.BORINGSSL))
                    .isInstanceOf(CertifiedKeyException.class)
                    .hasMessage("The TLS engine BORINGSSL cannot serve the certificate of CN=localhost, because its"
                            + " private key cannot leave its token (expected: engine JDK, or a key in memory).");
        }
    }

    private static CertifiedKey identity(Algorithm algorithm) {
        return TestKeys.identity(TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=" + algorithm)
                .algorithm(algorithm)
                .buildIssuedBy(TestKeys.AUTHORITY)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.ftps.tls.testing.Token;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that never leaves its token, as PKCS#11 keys do: only its provider can sign with it. */
class TokenKeyTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static Token token;

    @BeforeAll
    static void plugIn() {
        token = new Token();
    }

    @AfterAll
    static void pullOut() {
        token.close();
    }

    private static CertifiedKey inToken() {
        return token.holding(TestKeys.EC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereTheEngineIsAutoTheJdkServesIt(String version) throws IOException {
        ServerTls tls = TestEngine.serving(CertificateSelector.single(inToken()));
        TlsClient client = new TlsClient(version);
        try (Fixture server = new Fixture(tls);
                SSLSocket main = client.connect(server.mainPort())) {
            assertThat(server.next().established().engine()).isEqualTo(TlsEngine.JDK);
            TlsClient.echo(main, "tickets");
            try (SSLSocket side = client.connect(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.PROVEN);
                TlsClient.echo(side, "data");
            }
        }
    }

    @Test
    @Tag("BORINGSSL")
    void whereTheEngineIsBoringSslTheHandshakeEndsWithAReason() throws GeneralSecurityException {
        ServerTls tls = ServerTls.builder()
                .engine(EngineChoice.BORINGSSL)
                .certificates(CertificateSelector.single(inToken()))
                .build();
        try (Fixture server = new Fixture(tls);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            throw new AssertionError(main);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("internal_error");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
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

    private static final Provider TOKEN = new Token();

    /** Knows where the key is and nothing else. */
    private record TokenKey() implements PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    private static final class Token extends Provider {
        private static final long serialVersionUID = 1L;

        Token() {
            super("TestToken", "1", "Signs with the key of TestKeys.EC.");
            Map<String, String> keys = Map.of("SupportedKeyClasses", TokenKey.class.getName());
            putService(
                    new Service(this, "Signature", "SHA256withECDSA", TokenSignature.class.getName(), List.of(), keys) {
                        @Override
                        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                            return new TokenSignature();
                        }

                        @Override
                        public boolean supportsParameter(Object parameter) {
                            return parameter instanceof TokenKey;
                        }
                    });
        }
    }

    private static final class TokenSignature extends SignatureSpi {
        private final Signature inside;

        TokenSignature() throws NoSuchAlgorithmException {
            inside = Signature.getInstance("SHA256withECDSA");
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            inside.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            inside.initSign(TestKeys.EC.privateKey());
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            inside.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            inside.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return inside.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return inside.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    @BeforeAll
    static void plugIn() {
        Security.addProvider(TOKEN);
    }

    @AfterAll
    static void pullOut() {
        Security.removeProvider(TOKEN.getName());
    }

    private static CertifiedKey inToken() {
        return CertifiedKey.of(new TokenKey(), TestKeys.EC.chain());
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

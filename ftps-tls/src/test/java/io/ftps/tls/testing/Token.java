/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.CertifiedKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;

/** A provider of one EC key that signs and cannot be exported, as a PKCS#11 token does; known to the JVM until closed. */
public final class Token implements AutoCloseable {
    private final Provider provider = new TokenProvider();

    public Token() {
        Security.addProvider(provider);
    }

    /** The same identity with its key in this token. */
    public CertifiedKey holding(CertifiedKey identity) {
        return CertifiedKey.of(new OpaqueKey(identity.privateKey()), identity.chain());
    }

    @Override
    public void close() {
        Security.removeProvider(provider.getName());
    }

    /** No encoding, no numbers. */
    static final class OpaqueKey implements PrivateKey {
        private static final long serialVersionUID = 1L;

        private final transient PrivateKey hidden;

        OpaqueKey(PrivateKey hidden) {
            this.hidden = hidden;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    private static final class TokenProvider extends Provider {
        private static final long serialVersionUID = 1L;

        TokenProvider() {
            super("TestToken", "1", "Signs with keys that cannot be exported.");
            putService(
                    new Service(
                            this,
                            "Signature",
                            "SHA256withECDSA",
                            Signer.class.getName(),
                            List.of(),
                            Map.of("SupportedKeyClasses", OpaqueKey.class.getName())) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return new Signer();
                        }

                        @Override
                        public boolean supportsParameter(Object parameter) {
                            return parameter instanceof OpaqueKey;
                        }
                    });
        }
    }

    /** Signs where the key is. */
    private static final class Signer extends SignatureSpi {
        private Signature inside;

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            try {
                inside = Signature.getInstance("SHA256withECDSA", "SunEC");
                inside.initSign(((OpaqueKey) key).hidden);
            } catch (GeneralSecurityException e) {
                throw new InvalidKeyException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("only signs");
        }

        @Override
        protected void engineUpdate(byte next) throws SignatureException {
            inside.update(next);
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
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new InvalidParameterException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new InvalidParameterException(name);
        }
    }
}

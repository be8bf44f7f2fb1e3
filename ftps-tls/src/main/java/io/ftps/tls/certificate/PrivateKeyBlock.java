/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;

/** A private key as PKCS#8 (RFC 5958) that other programs can read. */
record PrivateKeyBlock(KeyPair pair) {
    /** Slows guessing down, and each start by a tenth of a second. */
    private static final int ITERATIONS = 50_000;

    PemObject encoded(Optional<Passphrase> passphrase) throws IOException {
        byte[] encoded = pair.getPrivate().getEncoded();
        if (encoded == null) {
            throw new IOException("The private key cannot leave its token (expected: a key in memory).");
        }
        PrivateKeyInfo info = whole(PrivateKeyInfo.getInstance(encoded));
        return passphrase.isPresent() ? encrypted(info, passphrase.get()) : new PKCS8Generator(info, null).generate();
    }

    /** GnuTLS reads no EC key without its public half, which the JDK leaves out (RFC 5915, section 3). */
    private PrivateKeyInfo whole(PrivateKeyInfo info) throws IOException {
        if (!(pair.getPrivate() instanceof java.security.interfaces.ECPrivateKey half)) {
            return info;
        }
        var point =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()).getPublicKeyData();
        int bits = half.getParams().getOrder().bitLength();
        var curve = info.getPrivateKeyAlgorithm().getParameters();
        return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), new ECPrivateKey(bits, half.getS(), point, curve));
    }

    private static PemObject encrypted(PrivateKeyInfo info, Passphrase passphrase) throws IOException {
        char[] secret = passphrase.read();
        try {
            if (secret.length == 0) {
                throw new CertifiedKeyException(
                        "The passphrase at " + passphrase + " is empty (expected: some characters).");
            }
            return new PKCS8Generator(
                            info,
                            new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                    .setProvider(new BouncyCastleProvider())
                                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                                    .setIterationCount(ITERATIONS)
                                    .setPassword(secret)
                                    .build())
                    .generate();
        } catch (OperatorCreationException e) {
            throw new IOException("The private key cannot be encrypted (expected: AES-256 and PBKDF2).", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** One private key block: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC1 (RFC 5915), each of them maybe encrypted. */
final class PemKey {
    private static final Set<String> KNOWN =
            Set.of("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

    private final String place;
    private final PemObject block;

    PemKey(String place, PemObject block) {
        this.place = place;
        this.block = block;
    }

    PrivateKey decode(Optional<char[]> passphrase) {
        if (!KNOWN.contains(block.getType())) {
            throw new CertifiedKeyException("The private key in " + place + " has the form " + block.getType()
                    + " (expected: PKCS#8, PKCS#1 or SEC1, such as openssl pkey writes).");
        }
        PrivateKeyInfo info = plain(parse(), passphrase);
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private Object parse() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(block);
            writer.flush();
            return new PEMParser(new StringReader(text.toString())).readObject();
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private PrivateKeyInfo plain(Object parsed, Optional<char[]> passphrase) {
        if (parsed instanceof PrivateKeyInfo info) {
            return info;
        }
        if (parsed instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        char[] secret = passphrase.orElseThrow(() -> new CertifiedKeyException("The private key in " + place
                + " is encrypted and no passphrase was given (expected: its passphrase)."));
        try {
            return decrypt(parsed, secret, new BouncyCastleProvider());
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new CertifiedKeyException(
                    "The private key in " + place + " cannot be decrypted (expected: another passphrase).", e);
        }
    }

    private static PrivateKeyInfo decrypt(Object parsed, char[] secret, Provider provider)
            throws IOException, PKCSException, OperatorCreationException {
        if (parsed instanceof PEMEncryptedKeyPair pair) {
            return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(secret))
                    .getPrivateKeyInfo();
        }
        return ((PKCS8EncryptedPrivateKeyInfo) parsed)
                .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(provider)
                        .build(secret));
    }

    private CertifiedKeyException damaged(Exception cause) {
        return new CertifiedKeyException(
                "The private key in " + place + " is damaged (expected: the form " + block.getType() + ").", cause);
    }
}

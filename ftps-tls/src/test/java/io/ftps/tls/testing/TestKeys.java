/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.CertifiedKey;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** A certificate authority of this test run and identities issued by it. */
public final class TestKeys {
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

    public static final X509Bundle AUTHORITY = bundle(() -> new CertificateBuilder()
            .subject("CN=Test authority")
            .ecp256()
            .setIsCertificateAuthority(true)
            .buildSelfSigned());
    public static final CertifiedKey EC = identity(ec("localhost", "localhost"));

    /** pkitesting's builders throw everything. */
    public interface Making {
        X509Bundle make() throws Exception;
    }

    /** Made once, and only by those who ask: an RSA key takes a second. */
    public static final class Rsa {
        private static final X509Bundle FIRST = bundle(
                () -> new CertificateBuilder().subject("CN=first").rsa2048().buildIssuedBy(AUTHORITY));
        public static final CertifiedKey KEY = identity(rsa("localhost"));

        private Rsa() {}
    }

    /** An elliptic key of this size, under a certificate of the authority. */
    public static CertifiedKey ofCurve(int bits) {
        String curve = "secp" + bits + "r1";
        return issued(curve, "EC", new ECGenParameterSpec(curve));
    }

    /** A key of an algorithm that has one size only, or whose parameters are given. */
    public static CertifiedKey issued(String commonName, String algorithm, AlgorithmParameterSpec... parameters) {
        return identity(bundle(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            for (AlgorithmParameterSpec given : parameters) {
                generator.initialize(given);
            }
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = new CertificateBuilder()
                    .subject("CN=" + commonName)
                    .publicKey(pair.getPublic())
                    .buildIssuedBy(AUTHORITY)
                    .getCertificate();
            return X509Bundle.fromCertificatePath(
                    new X509Certificate[] {certificate}, AUTHORITY.getCertificate(), pair);
        }));
    }

    private TestKeys() {}

    public static X509Bundle bundle(Making making) {
        try {
            return making.make();
        } catch (Exception e) {
            throw new IllegalStateException("The test certificate cannot be made.", e);
        }
    }

    /** An identity issued by the authority for these names, which may be wildcards. */
    public static X509Bundle ec(String commonName, String... dnsNames) {
        GeneralName[] names = Arrays.stream(dnsNames)
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        return bundle(() -> new CertificateBuilder()
                .subject("CN=" + commonName)
                .ecp256()
                .addExtensionOctetString(SUBJECT_ALTERNATIVE_NAME, false, new GeneralNames(names).getEncoded())
                .buildIssuedBy(AUTHORITY));
    }

    /** Issued by itself and so believed by nobody. */
    public static X509Bundle selfSigned(String commonName) {
        return bundle(() -> new CertificateBuilder()
                .subject("CN=" + commonName)
                .ecp256()
                .addSanDnsName(commonName)
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
    }

    public static X509Bundle rsa(String commonName) {
        return bundle(() -> new CertificateBuilder()
                .subject("CN=" + commonName)
                .keyPair(Rsa.FIRST.getKeyPair())
                .rsa2048()
                .addSanDnsName(commonName)
                .buildIssuedBy(AUTHORITY));
    }

    public static CertifiedKey identity(X509Bundle bundle) {
        return CertifiedKey.of(bundle.getKeyPair().getPrivate(), List.of(bundle.getCertificatePath()));
    }

    public static CertifiedKey named(String... dnsNames) {
        return identity(ec(dnsNames[0].replace('*', 'x'), dnsNames));
    }
}

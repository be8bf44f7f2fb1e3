/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A certificate chain and its private key: the identity a server shows. Immutable, checked when it is made, safe to share
 * among threads and servers.
 *
 * <p>The key is known to belong to the first certificate, and each certificate is followed by its issuer; a chain given in
 * another order is put right, and certificates that are no part of it are left out. The catch: dates are not checked, so
 * that a server can still start with an expired certificate and say so.
 */
public final class CertifiedKey {
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final List<String> dnsNames;
    private final KeyKind kind;

    private CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
        this.dnsNames = DnsNames.of(chain.get(0));
        this.kind = KeyKind.of(chain.get(0).getPublicKey());
    }

    /**
     * Joins a key and its chain. The key may live in a token: it is tried by signing.
     *
     * @param key the private key
     * @param chain the certificate of this key and its issuers, in any order
     * @return the identity
     * @throws CertifiedKeyException if no certificate of the chain belongs to the key
     */
    public static CertifiedKey of(PrivateKey key, List<X509Certificate> chain) {
        return joined(key, chain, () -> "The private key does not belong to " + named(chain) + " (expected: its key).");
    }

    /**
     * Reads PEM files of at most 1 MiB each. Blocks on the disk.
     *
     * @param certificates a file of {@code CERTIFICATE} blocks; other blocks in it are skipped
     * @param key a file with a private key in the forms PKCS#8, PKCS#1 or SEC1, not encrypted; may be the same file
     * @return the identity
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertifiedKey fromPem(Path certificates, Path key) {
        return fromPem(certificates, key, Optional.empty());
    }

    /**
     * Reads PEM files of at most 1 MiB each with a private key that may be encrypted (PKCS#8, or the older form with a
     * DEK-Info header). Blocks on the disk, and on purpose for some milliseconds on the passphrase.
     *
     * @param certificates a file of {@code CERTIFICATE} blocks; other blocks in it are skipped
     * @param key a file with a private key; may be the same file
     * @param passphrase of the key; not needed afterwards, so the caller may wipe it
     * @return the identity
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertifiedKey fromPem(Path certificates, Path key, char[] passphrase) {
        return fromPem(certificates, key, Optional.of(passphrase));
    }

    private static CertifiedKey fromPem(Path certificates, Path key, Optional<char[]> passphrase) {
        List<X509Certificate> chain = PemText.in(certificates, "certificate").certificates();
        PrivateKey loaded = PemText.in(key, "key").privateKey(passphrase);
        return joined(
                loaded,
                chain,
                () -> "The private key in " + key + " does not belong to " + named(chain) + " in " + certificates
                        + " (expected: the key of this certificate).");
    }

    /**
     * Joins a key in a PEM file and certificates that are in memory. Blocks on the disk, and on purpose for some milliseconds
     * on the passphrase.
     *
     * @param key a file with a private key
     * @param passphrase of an encrypted key; not needed afterwards, so the caller may wipe it
     * @param chain the certificate of this key and its issuers, in any order
     * @return the identity
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertifiedKey fromPemKey(Path key, Optional<char[]> passphrase, List<X509Certificate> chain) {
        PrivateKey loaded = PemText.in(key, "key").privateKey(passphrase);
        return joined(
                loaded,
                chain,
                () -> "The private key in " + key + " does not belong to " + named(chain)
                        + " (expected: the key of this certificate).");
    }

    /**
     * Reads PEM text that is in memory already. The catch: a {@code String} with a key in it stays in memory until it is
     * collected.
     *
     * @param certificates {@code CERTIFICATE} blocks; other blocks are skipped
     * @param key a private key in the forms PKCS#8, PKCS#1 or SEC1, not encrypted; may be the same text
     * @return the identity
     * @throws CertifiedKeyException saying what is wrong, without quoting the text
     */
    public static CertifiedKey fromPemText(String certificates, String key) {
        return fromPemText(certificates, key, Optional.empty());
    }

    /**
     * Reads PEM text with a private key that may be encrypted; see {@link #fromPem(Path, Path, char[])}.
     *
     * @param certificates {@code CERTIFICATE} blocks; other blocks are skipped
     * @param key a private key; may be the same text
     * @param passphrase of the key; not needed afterwards, so the caller may wipe it
     * @return the identity
     * @throws CertifiedKeyException saying what is wrong, without quoting the text
     */
    public static CertifiedKey fromPemText(String certificates, String key, char[] passphrase) {
        return fromPemText(certificates, key, Optional.of(passphrase));
    }

    private static CertifiedKey fromPemText(String certificates, String key, Optional<char[]> passphrase) {
        return of(
                PemText.of(key).privateKey(passphrase), PemText.of(certificates).certificates());
    }

    /**
     * Reads a PKCS#12 file that holds one private key. Blocks on the disk, and on purpose for some milliseconds on the
     * password.
     *
     * @param file the file, often called {@code .p12} or {@code .pfx}, of at most 1 MiB
     * @param password of the file and of the key; not needed afterwards, so the caller may wipe it
     * @return the identity
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertifiedKey fromPkcs12(Path file, char[] password) {
        return fromFile(file, KeyStoreFile.PKCS12.read(file, password));
    }

    /**
     * Reads a JKS file that holds one private key, as Java's keytool wrote them before Java 9. Blocks on the disk.
     *
     * @param file the file, of at most 1 MiB
     * @param password of the file and of the key; not needed afterwards, so the caller may wipe it
     * @return the identity
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertifiedKey fromJks(Path file, char[] password) {
        return fromFile(file, KeyStoreFile.JKS.read(file, password));
    }

    private static CertifiedKey fromFile(Path file, StoredKey stored) {
        return joined(
                stored.key(),
                stored.chain(),
                () -> "The private key in " + file + " does not belong to " + named(stored.chain())
                        + " in the same file (expected: the key of this certificate).");
    }

    /**
     * Takes a key that needs no password out of a key store of any type, such as a PKCS#11 token that is logged in. May
     * block on the token. The catch: a key that cannot leave its token is served by {@link TlsEngine#JDK} only; see
     * {@link ServerTls#checkIdentity}.
     *
     * @param store the store, loaded
     * @param alias of the private key and its chain
     * @return the identity
     * @throws CertifiedKeyException if there is no such key, or it is not the key of its certificate
     */
    public static CertifiedKey fromKeyStore(KeyStore store, String alias) {
        StoredKey stored = StoredKey.named(store, alias, Optional.empty());
        return of(stored.key(), stored.chain());
    }

    /**
     * Takes a key out of a key store of any type.
     *
     * @param store the store, loaded
     * @param alias of the private key and its chain
     * @param password of the key; not needed afterwards, so the caller may wipe it
     * @return the identity
     * @throws CertifiedKeyException if there is no such key, the password is wrong, or it is not the key of its
     *     certificate
     */
    public static CertifiedKey fromKeyStore(KeyStore store, String alias, char[] password) {
        StoredKey stored = StoredKey.named(store, alias, Optional.of(password));
        return of(stored.key(), stored.chain());
    }

    private static CertifiedKey joined(PrivateKey key, List<X509Certificate> chain, Supplier<String> mismatch) {
        X509Certificate own = KeyMatch.find(key, chain).orElseThrow(() -> new CertifiedKeyException(mismatch.get()));
        return new CertifiedKey(key, IssuerChain.from(own, chain).certificates());
    }

    private static String named(List<X509Certificate> chain) {
        return chain.isEmpty()
                ? "an empty chain"
                : "the certificate of " + chain.get(0).getSubjectX500Principal().getName();
    }

    /** {@return the certificate of the key} */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** {@return the certificate of the key, then its issuer, and so on; unmodifiable} */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The DNS names clients may connect to, lower case. */
    List<String> dnsNames() {
        return dnsNames;
    }

    /** What the key signs with. */
    KeyKind kind() {
        return kind;
    }

    /** {@return the private key itself} Whoever gets it can be this server. */
    public PrivateKey privateKey() {
        return key;
    }

    /** {@return SHA-256 of the certificate as people compare it: upper-case hex with colons} */
    public String sha256Fingerprint() {
        return sha256Fingerprint(certificate());
    }

    /**
     * Writes down what a certificate is recognised by.
     *
     * @param certificate any
     * @return its SHA-256 as people compare it: upper-case hex with colons
     */
    public static String sha256Fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A Java platform without SHA-256 or X.509 encoding cannot serve TLS.", e);
        }
    }

    /** Subject and fingerprint, never the key. */
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal().getName() + " SHA-256 " + sha256Fingerprint();
    }
}

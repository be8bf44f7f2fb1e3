/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * How certificates, requests and keys are written as PEM (RFC 7468). Keys can be read by their owner only, from their first
 * byte on. Each call writes all its files or none. Blocks on the disk. The catch: {@link Existing#REPLACE} puts one file after
 * the other in its place, so whoever reads in between sees a key that does not fit; {@link ReloadingIdentities} waits then.
 *
 * @param existing what becomes of files that are there
 * @param passphrase that keys are encrypted with (PKCS#8, RFC 5958; AES-256, PBKDF2); none leaves them as they are
 */
public record PemOutput(Existing existing, Optional<Passphrase> passphrase) {
    /** Nothing is overwritten, keys are not encrypted. */
    public static final PemOutput PLAIN = new PemOutput(Existing.KEEP, Optional.empty());

    /**
     * Writes a chain and its key.
     *
     * @param identity what to write
     * @param certificates a file, readable as the process's defaults say
     * @param key a file, readable by its owner only
     * @throws java.nio.file.FileAlreadyExistsException if one of the files is there and is to stay
     * @throws IOException if a file cannot be written, or the key cannot leave its token
     * @throws io.ftps.tls.CertifiedKeyException if the passphrase cannot be read
     */
    public void identity(CertifiedKey identity, Path certificates, Path key) throws IOException {
        KeyPair pair = new KeyPair(identity.certificate().getPublicKey(), identity.privateKey());
        write(chainFile(identity.chain(), certificates), keyFile(pair, key));
    }

    /**
     * Writes certificates without a key.
     *
     * @param chain in the order they are to be read
     * @param file readable as the process's defaults say
     * @throws java.nio.file.FileAlreadyExistsException if the file is there and is to stay
     * @throws IOException if the file cannot be written
     */
    public void certificates(List<X509Certificate> chain, Path file) throws IOException {
        write(chainFile(chain, file));
    }

    /**
     * Writes a request and the key that it is for.
     *
     * @param request may leave the machine
     * @param pair the key, which stays
     * @param requestFile readable as the process's defaults say
     * @param keyFile readable by its owner only
     * @throws java.nio.file.FileAlreadyExistsException if one of the files is there and is to stay
     * @throws IOException if a file cannot be written
     * @throws io.ftps.tls.CertifiedKeyException if the passphrase cannot be read
     */
    public void request(CertificateRequest request, KeyPair pair, Path requestFile, Path keyFile) throws IOException {
        byte[] text = text(List.of(new PemObject("CERTIFICATE REQUEST", request.encoded())));
        write(NewFile.asUsual(requestFile, text), keyFile(pair, keyFile));
    }

    private void write(NewFile... files) throws IOException {
        NewFile.write(List.of(files), existing);
    }

    private NewFile keyFile(KeyPair pair, Path file) throws IOException {
        return NewFile.ownerOnly(file, text(List.of(new PrivateKeyBlock(pair).encoded(passphrase))));
    }

    private static NewFile chainFile(List<X509Certificate> chain, Path file) throws IOException {
        List<PemObject> blocks = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                blocks.add(new PemObject("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IOException(
                        "The certificate of "
                                + certificate.getSubjectX500Principal().getName()
                                + " cannot be encoded (expected: X.509).",
                        e);
            }
        }
        return NewFile.asUsual(file, text(blocks));
    }

    private static byte[] text(List<PemObject> blocks) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (PemObject block : blocks) {
                writer.writeObject(block);
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}

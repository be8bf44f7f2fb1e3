/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Writes identities as PEM. A file that exists is never overwritten. The key file can be read by its owner only, from its
 * first byte on. The catch: on a file system that knows neither POSIX permissions nor access lists, whoever may read the
 * folder may read the key.
 */
public final class PemFiles {
    private PemFiles() {}

    /**
     * Writes the chain and, as unencrypted PKCS#8, the key. Blocks on the disk. If this fails, neither file stays.
     *
     * @param identity what to write
     * @param certificates a file to be made, readable as the process's defaults say
     * @param key a file to be made, readable by its owner only
     * @throws FileAlreadyExistsException if one of the files is there
     * @throws IOException if a file cannot be written, or the key cannot leave its token
     */
    public static void write(CertifiedKey identity, Path certificates, Path key) throws IOException {
        byte[] chainText = chainText(identity);
        byte[] keyText = keyText(identity);
        create(certificates, chainText);
        try {
            create(key, keyText, OwnerOnly.attributes(key));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(certificates);
            throw e;
        }
    }

    private static byte[] chainText(CertifiedKey identity) throws IOException {
        List<PemObject> blocks = new ArrayList<>();
        for (X509Certificate certificate : identity.chain()) {
            try {
                blocks.add(new PemObject("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IOException("The certificate of " + identity + " cannot be encoded (expected: X.509).", e);
            }
        }
        return text(blocks);
    }

    private static byte[] keyText(CertifiedKey identity) throws IOException {
        byte[] encoded = identity.privateKey().getEncoded();
        if (encoded == null) {
            throw new IOException(
                    "The private key of " + identity + " cannot leave its token (expected: a key in memory).");
        }
        return text(List.of(new PemObject("PRIVATE KEY", encoded)));
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

    private static void create(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        try (SeekableByteChannel out = open(file, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static SeekableByteChannel open(Path file, FileAttribute<?>... attributes) throws IOException {
        try {
            return Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(
                    file.toString(),
                    null,
                    "it is there and is not overwritten (expected: a new name, or move it away).");
        }
    }
}

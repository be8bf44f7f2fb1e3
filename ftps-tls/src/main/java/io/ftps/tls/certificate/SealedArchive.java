/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Named entries in one file that nobody reads or changes without its passphrase: a ZIP file, encrypted and authenticated as a whole
 * with AES-256-GCM under a key made from the passphrase by Argon2id (RFC 9106, section 4, second choice: 64 MiB of memory). Nothing of
 * it is given away before all of it has been found to be right. Blocks, on the disk and for half a second of work. The catch: a wrong
 * passphrase and a file that was changed look alike.
 */
public final class SealedArchive {
    /** Bytes of all entries together. */
    public static final long MOST_BYTES = 64L << 20;
    /** Characters of a passphrase. */
    public static final int SHORTEST_PASSPHRASE = 12;

    private static final byte[] MAGIC = "FTPS-ARCHIVE".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES + NONCE_BYTES;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedArchive() {}

    /**
     * Writes a new archive that only its owner can read.
     *
     * @param file which must not be there
     * @param entries by name, in the order in which they are kept
     * @param passphrase of at least {@value #SHORTEST_PASSPHRASE} characters
     * @throws IOException when it cannot be written, and then there is no file; one sentence
     * @throws IllegalArgumentException when the passphrase is too short or the entries are too long; one sentence
     */
    public static void write(Path file, Map<String, byte[]> entries, Passphrase passphrase) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("The folder of " + file + " does not exist (expected: one that is there).");
        }
        byte[] header = header();
        byte[] sealed;
        char[] secret = passphrase.read();
        try {
            if (secret.length < SHORTEST_PASSPHRASE) {
                throw new IllegalArgumentException("The passphrase of the archive has " + secret.length
                        + " characters (expected: at least " + SHORTEST_PASSPHRASE + ").");
            }
            sealed = crypt(Cipher.ENCRYPT_MODE, header, secret, zipped(entries));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM.", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
        byte[] all = ByteBuffer.allocate(header.length + sealed.length)
                .put(header)
                .put(sealed)
                .array();
        try {
            NewFile.write(List.of(NewFile.ownerOnly(file, all)), Existing.KEEP);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there and is not overwritten (expected: a new name).", e);
        }
    }

    private static byte[] header() {
        byte[] random = new byte[SALT_BYTES + NONCE_BYTES];
        RANDOM.nextBytes(random);
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .put(VERSION)
                .put(random)
                .array();
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        long bytes =
                entries.values().stream().mapToLong(content -> content.length).sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The archive would have " + bytes + " bytes (expected: at most " + MOST_BYTES + ").");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /**
     * Opens an archive.
     *
     * @param file the archive
     * @param passphrase with which it was written
     * @return all its entries, as they were
     * @throws IOException when it is no archive, of another version, changed, or of another passphrase; one sentence
     */
    public static Map<String, byte[]> read(Path file, Passphrase passphrase) throws IOException {
        byte[] bytes = bytes(file);
        checkHeader(file, bytes);
        char[] secret = passphrase.read();
        try {
            byte[] header = Arrays.copyOf(bytes, HEADER_BYTES);
            return unzipped(
                    crypt(Cipher.DECRYPT_MODE, header, secret, Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length)));
        } catch (AEADBadTagException e) {
            throw new IOException(
                    "The archive " + file + " cannot be opened: its passphrase is another one, or it has been changed.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM.", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        int most = (int) (2 * MOST_BYTES);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(file + " is no archive of ftps: it has more than " + most + " bytes.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new IOException("The archive " + file + " does not exist.", e);
        }
    }

    private static void checkHeader(Path file, byte[] bytes) throws IOException {
        if (bytes.length < MAGIC.length + 1 || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new IOException(file + " is no archive of ftps (expected: a file that \"ftps backup\" has made).");
        }
        if (bytes[MAGIC.length] != VERSION) {
            throw new IOException("The archive " + file + " is of version " + bytes[MAGIC.length] + " (expected: "
                    + VERSION + "); open it with the ftps that has made it.");
        }
        if (bytes.length < HEADER_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IOException("The archive " + file + " is cut off.");
        }
    }

    /** The header is authenticated along with the content. */
    private static byte[] crypt(int mode, byte[] header, char[] secret, byte[] content)
            throws GeneralSecurityException {
        byte[] salt = Arrays.copyOfRange(header, MAGIC.length + 1, MAGIC.length + 1 + SALT_BYTES);
        byte[] nonce = Arrays.copyOfRange(header, HEADER_BYTES - NONCE_BYTES, HEADER_BYTES);
        byte[] key = new byte[KEY_BYTES];
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(LANES)
                    .withSalt(salt)
                    .build());
            argon2.generateBytes(secret, key);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher.doFinal(content);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Map<String, byte[]> unzipped(byte[] zipped) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (EOFException e) {
            throw new IOException("The archive holds a broken ZIP file.", e);
        }
        return entries;
    }
}

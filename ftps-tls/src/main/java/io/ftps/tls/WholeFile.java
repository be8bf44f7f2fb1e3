/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file at once, so that what is parsed is one state of it, and no more of it than a certificate or key can be. */
final class WholeFile {
    private static final int MOST_BYTES = 1 << 20;

    private WholeFile() {}

    /** Reads all bytes; the purpose is "certificate", "key" or a form, and goes into the sentences. */
    static byte[] read(Path file, String purpose, String expected) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new CertifiedKeyException("The " + purpose + " file " + file + " does not exist.", e);
        } catch (AccessDeniedException e) {
            throw new CertifiedKeyException(
                    "The " + purpose + " file " + file + " may not be read (expected: permission for this process).",
                    e);
        } catch (IOException e) {
            throw new CertifiedKeyException(
                    "The " + purpose + " file " + file + " cannot be read (expected: " + expected + ").", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new CertifiedKeyException(
                    "The " + purpose + " file " + file + " is longer than 1 MiB (expected: " + expected + ").");
        }
        return bytes;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of people who are not trusted yet, and no more of it than it can mean. */
final class BoundedFile {
    private static final int MOST_BYTES = 1 << 20;

    private BoundedFile() {}

    /** Reads all bytes; what it is goes into the sentences. */
    static byte[] read(Path file, String what) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new CertifiedKeyException("The " + what + " file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new CertifiedKeyException(
                    "The " + what + " file " + file
                            + " cannot be read (expected: a file, and permission for this process).",
                    e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new CertifiedKeyException(
                    "The " + what + " file " + file + " is longer than 1 MiB (expected: at most that).");
        }
        return bytes;
    }
}

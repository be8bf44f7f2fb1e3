/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * Writes identities as PEM. A file that exists is never overwritten. The key file can be read by its owner only, from its
 * first byte on. {@link PemOutput} can do more. The catch: on a file system that knows neither POSIX permissions nor access
 * lists, whoever may read the folder may read the key.
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
        PemOutput.PLAIN.identity(identity, certificates, key);
    }
}

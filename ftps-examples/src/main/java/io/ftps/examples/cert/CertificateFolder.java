/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in a folder that may hold certificates, told by their endings; hidden ones and folders are passed over. */
final class CertificateFolder {
    private static final Pattern ENDINGS = Pattern.compile("[^.].*\\.(pem|crt|cer|der|p7b|p7c|p12|pfx|jks)");

    private CertificateFolder() {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ENDINGS.matcher(
                                    file.getFileName().toString().toLowerCase(Locale.ROOT))
                            .matches())
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        }
    }
}

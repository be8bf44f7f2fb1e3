/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What this JVM makes of file names. The locale it was started under decides, and nothing changes it afterwards. */
final class FileNames {
    private FileNames() {}

    /** One sentence for the operator if there are names this JVM cannot read or write. */
    static Optional<String> advice() {
        return advice(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
    }

    private static Optional<String> advice(String charset) {
        return Charset.isSupported(charset) && Charset.forName(charset).equals(StandardCharsets.UTF_8)
                ? Optional.empty()
                : Optional.of(
                        "This JVM takes file names for " + charset + ", so local files with other characters in their"
                                + " names are neither listed nor stored; start it under a UTF-8 locale, such as LC_ALL=C.UTF-8.");
    }
}

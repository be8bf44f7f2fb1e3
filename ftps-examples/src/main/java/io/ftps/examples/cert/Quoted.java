/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.nio.file.Path;

/** Words to be pasted, into a shell or into a configuration file. */
final class Quoted {
    private static final String PLAIN = "[A-Za-z0-9_./:,@%+=-]+";

    private Quoted() {}

    /** A word of a POSIX shell. */
    static String shell(Object word) {
        String text = word.toString();
        return text.matches(PLAIN) ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A value of YAML. */
    static String yaml(Path word) {
        String text = word.toString();
        return text.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

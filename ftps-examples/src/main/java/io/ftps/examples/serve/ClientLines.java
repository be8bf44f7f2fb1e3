/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.server.TlsMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lines for a shell that reach one listener with the server's certificate checked.
 *
 * @param host a name or address the certificate is for
 * @param port of the listener
 * @param mode of the listener
 * @param login whom to log in as
 * @param trust the certificate to trust, when nobody vouches for it
 */
record ClientLines(String host, int port, TlsMode mode, Login login, Optional<Path> trust) {
    String curl() {
        String encrypted = mode == TlsMode.IMPLICIT ? "" : " --ssl-reqd";
        String trusted =
                trust.map(file -> " --cacert " + shell(file.toString())).orElse("");
        return "curl" + encrypted + trusted + " --user " + shell(login.joined(":")) + " " + url() + "/";
    }

    String lftp() {
        String trusted = trust.map(file -> "set ssl:ca-file " + lftpWord(file.toString()) + "; ")
                .orElse("");
        String commands =
                trusted + "set ssl:verify-certificate yes; set ftp:ssl-force yes; set ftp:ssl-protect-data yes; ls";
        return "lftp -u " + shell(login.joined(",")) + " -e " + shell(commands) + " " + url();
    }

    private String url() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        return (mode == TlsMode.IMPLICIT ? "ftps://" : "ftp://") + shownHost + ":" + port;
    }

    /** A word of a POSIX shell. */
    static String shell(String word) {
        return word.matches("[A-Za-z0-9_./:,@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String lftpWord(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * lftp as a user types it: TLS demanded, the certificate verified, name and password given.
 *
 * @param server which one
 * @param mode when TLS begins
 */
record Lftp(ServerFixture server, TlsMode mode) {
    /** Runs commands one after the other until one fails. */
    Run run(String... commands) throws IOException, InterruptedException {
        List<String> script = new ArrayList<>(List.of(
                "set cmd:fail-exit yes",
                "set ssl:ca-file " + server.certificate(),
                "set ftp:ssl-force yes",
                "set ftp:ssl-protect-data yes",
                "set net:max-retries 1",
                "set net:timeout 20",
                "set xfer:use-temp-file no"));
        script.addAll(settings(commands));
        script.add("open -u " + TestServer.USER + "," + TestServer.PASSWORD + " " + server.url(mode));
        script.addAll(others(commands));
        return Program.LFTP.run(server.mine(), "--norc", "-c", String.join("\n", script));
    }

    private static List<String> settings(String... commands) {
        return List.of(commands).stream()
                .filter(command -> command.startsWith("set "))
                .toList();
    }

    private static List<String> others(String... commands) {
        return List.of(commands).stream()
                .filter(command -> !command.startsWith("set "))
                .toList();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * curl as a user types it: TLS demanded, the certificate verified, name and password given.
 *
 * @param folder where files are read and written on this side
 * @param url the server's, with a slash at its end
 * @param certificate what is believed
 */
record Curl(Path folder, String url, Path certificate) {
    /** A machine may be slow, but not so slow that nothing moves for this long. */
    private static final String STALLED_SECONDS = "50";

    static Curl to(ServerFixture server, TlsMode mode) {
        return new Curl(server.mine(), server.url(mode), server.certificate());
    }

    /** Runs curl; {@code @} at the beginning of an argument stands for the server's URL. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return runAs(TestServer.PASSWORD, List.of(arguments));
    }

    Run run(List<String> arguments) throws IOException, InterruptedException {
        return runAs(TestServer.PASSWORD, arguments);
    }

    Run runAs(String password, List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--no-progress-meter",
                "--verbose",
                "--fail-early",
                "--ssl-reqd",
                "--connect-timeout",
                STALLED_SECONDS,
                "--speed-limit",
                "1",
                "--speed-time",
                STALLED_SECONDS,
                "--cacert",
                certificate.toString(),
                "--user",
                TestServer.USER + ":" + password));
        arguments.forEach(argument -> all.add(argument.startsWith("@") ? url + argument.substring(1) : argument));
        return Program.CURL.run(folder, all);
    }
}

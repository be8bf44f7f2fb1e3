/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * curl as a user types it: TLS demanded, the certificate verified, name and password given.
 *
 * @param server which one
 * @param mode when TLS begins
 */
record Curl(ServerFixture server, TlsMode mode) {
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
                "--max-time",
                "50",
                "--cacert",
                server.certificate().toString(),
                "--user",
                TestServer.USER + ":" + password));
        arguments.forEach(
                argument -> all.add(argument.startsWith("@") ? server.url(mode) + argument.substring(1) : argument));
        return Program.CURL.run(server.mine(), all);
    }
}

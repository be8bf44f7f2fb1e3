/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * curl as a user types it: TLS demanded, the certificate verified, Ann's password.
 *
 * @param server which one
 * @param mode when TLS begins
 * @param folder where files are read and written on this side
 */
record Curl(ServerFixture server, TlsMode mode, Path folder) {
    /** Runs curl; {@code @} at the beginning of an argument stands for the server's URL. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return runAs(ServerFixture.PASSWORD, List.of(arguments));
    }

    Run run(List<String> arguments) throws IOException, InterruptedException {
        return runAs(ServerFixture.PASSWORD, arguments);
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
                ServerFixture.USER + ":" + password));
        arguments.forEach(
                argument -> all.add(argument.startsWith("@") ? server.url(mode) + argument.substring(1) : argument));
        return Program.CURL.run(folder, all);
    }
}

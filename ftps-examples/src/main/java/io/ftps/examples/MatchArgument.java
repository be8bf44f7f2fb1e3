/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.CertificateMatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Whose certificate, and which. */
final class MatchArgument {
    @Parameters(index = "0", paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "CERTIFICATE",
            description = "How it is told, such as sha256/DIGEST or cn/KEY/NAME; colons in a digest may stay.")
    private String text = "";

    String name() {
        return name;
    }

    CertificateMatch match(CommandSpec spec) {
        try {
            return CertificateMatch.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}

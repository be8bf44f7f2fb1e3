/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps client-cert}: lists the commands for users' certificates. */
@Command(
        name = "client-cert",
        description = {
            "Say which client certificates are whose.",
            "",
            "A user is told by a whole certificate (sha256/DIGEST), by its key, which a renewal may keep (key/DIGEST), or by a"
                    + " name that an authority vouches for (cn/KEY/NAME, email/KEY/NAME, uri/KEY/NAME, upn/KEY/NAME, where KEY is"
                    + " the digest of the authority's key). Old records may have sha1/DIGEST, which is weak.",
            "",
            "A certificate counts only where the listener believes it, and only for users whose method looks at it."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ClientCertCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: list, add, import or remove.");
    }
}

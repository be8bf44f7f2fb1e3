/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificateAuthority;
import io.ftps.tls.certificate.KeyAlgorithm;
import io.ftps.tls.certificate.Validity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps cert ca}. */
@Command(
        name = "ca",
        description = {
            "Make a private authority that issues certificates: ca.pem and ca.key.",
            "",
            "Those who believe it believe all that it issues. It issues no further authorities, and keeps no list of what it"
                    + " has issued."
        },
        sortOptions = false,
        exitCodeList = {"0:Made.", "1:Not made; all is as it was.", "2:Wrong options."},
        footer = {"", "Example:", "  ftps cert ca \"Example Test CA\""})
final class AuthorityCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(paramLabel = "NAME", description = "What people read as its name.")
    private String name = "";

    @Option(names = "--days", paramLabel = "N", description = "How long it is valid. Default: 3650")
    private int days = 3650;

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AuthorityCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        KeyAlgorithm algorithm = key.algorithm(spec);
        CertificateAuthority made =
                Typed.meant(spec, () -> CertificateAuthority.create(name, algorithm, Validity.of(clock, days)));
        Path certificate = output.file("ca", ".pem");
        Path keyFile = output.file("ca", ".key");
        output.write(spec, files -> files.identity(made.identity(), certificate, keyFile));
        Sheet sheet = MadeSheet.of(made.identity(), clock.instant())
                .begin("Made the authority " + new Facts(made.identity().certificate()).subject())
                .file("certificate", certificate, "")
                .file("key", keyFile, ", " + algorithm.text() + ", " + output.protection())
                .end();
        KeyOption.warning(algorithm).ifPresent(sheet::line);
        sheet.line("Give " + certificate + " to those who shall believe it. Whoever has " + keyFile
                        + " can be any server to them. Next:")
                .paste("ftps cert issue ftp.example.com --ca " + Quoted.shell(certificate)
                        + output.authorityPassphrase());
        sheet.print(spec);
        return 0;
    }
}

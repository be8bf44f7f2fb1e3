/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.server.Printable;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.certificate.CertificateContents;
import io.ftps.tls.certificate.Passphrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps cert list}. */
@Command(
        name = "list",
        description =
                "List the certificates in a folder, one a line: file, subject, days left, names, separated by tabs.",
        sortOptions = false,
        exitCodeList = {"0:Listed.", "1:The folder, or one of its files, cannot be read.", "2:Wrong options."})
final class ListCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where they are. Default: this folder.")
    private Path folder = Path.of("");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ListCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Passphrase> secret = passphrase.meant(spec);
        int exitCode = 0;
        for (Path file : CertificateFolder.files(folder)) {
            try {
                CertificateContents.find(file, secret).ifPresent(this::print);
            } catch (CertifiedKeyException e) {
                spec.commandLine().getErr().println("ftps: " + Printable.of(String.valueOf(e.getMessage())));
                exitCode = 1;
            }
        }
        return exitCode;
    }

    private void print(CertificateContents contents) {
        PrintWriter out = spec.commandLine().getOut();
        contents.certificates().forEach(certificate -> {
            Facts facts = new Facts(certificate);
            out.println(String.join(
                    "\t",
                    Printable.of(contents.file().getFileName().toString()),
                    Printable.of(facts.subject()),
                    new Dates(certificate, clock.instant()).left(),
                    Printable.of(facts.names())));
        });
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateSubject;
import io.ftps.tls.certificate.KeyAlgorithm;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftps cert self-signed}. */
@Command(
        name = "self-signed",
        description = {
            "Make a certificate for tests that nobody but itself vouches for: BASE.pem and BASE.key.",
            "",
            "Clients believe it only if they are told to, by the file or by its fingerprint."
        },
        sortOptions = false,
        exitCodeList = {"0:Made.", "1:Not made; all is as it was.", "2:Wrong options."},
        footer = {"", "Example:", "  ftps cert self-signed ftp.example.com 192.0.2.7"})
final class SelfSignedCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    private ServerNames names = new ServerNames();

    @Option(names = "--days", paramLabel = "N", description = "How long it is valid. Default: 365")
    private int days = 365;

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SelfSignedCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        CertificateSubject subject = names.subject(spec);
        KeyAlgorithm algorithm = key.algorithm(spec);
        CertifiedKey made = Typed.meant(
                spec,
                () -> SelfSigned.of(subject)
                        .key(algorithm)
                        .clock(clock)
                        .days(days)
                        .create());
        Path chain = output.file(names.first(), ".pem");
        Path keyFile = output.file(names.first(), ".key");
        output.write(spec, files -> files.identity(made, chain, keyFile));
        Sheet sheet = MadeSheet.of(made, clock.instant())
                .begin("Made a self-signed certificate for " + new Facts(made.certificate()).names())
                .file("certificate", chain, "")
                .file("key", keyFile, ", " + algorithm.text() + ", " + output.protection())
                .end();
        KeyOption.warning(algorithm).ifPresent(sheet::line);
        sheet.line(
                        "Nobody vouches for it: clients must be told to believe it. To serve it, write into the configuration:")
                .paste(output.configuration(chain, keyFile));
        sheet.print(spec);
        return 0;
    }
}

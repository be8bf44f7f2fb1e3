/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificateRequest;
import io.ftps.tls.certificate.CertificateSubject;
import io.ftps.tls.certificate.KeyAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps cert csr}. */
@Command(
        name = "csr",
        description = {
            "Make a key, and a request (PKCS#10) by which an authority issues a certificate for it: BASE.csr and BASE.key.",
            "",
            "The request is for others to read; the key stays where it is."
        },
        sortOptions = false,
        exitCodeList = {"0:Made.", "1:Not made; all is as it was.", "2:Wrong options."},
        footer = {"", "Example:", "  ftps cert csr ftp.example.com ftp.example.net"})
final class RequestCommand implements Callable<Integer> {
    @Mixin
    private ServerNames names = new ServerNames();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        CertificateSubject subject = names.subject(spec);
        KeyAlgorithm algorithm = key.algorithm(spec);
        KeyPair pair = algorithm.generate();
        Path requestFile = output.file(names.first(), ".csr");
        Path keyFile = output.file(names.first(), ".key");
        output.write(
                spec, files -> files.request(CertificateRequest.create(subject, pair), pair, requestFile, keyFile));
        Sheet sheet = new Sheet()
                .line("Made a request for " + names.all() + ":")
                .row("request", requestFile.toString())
                .row("key", keyFile + ", " + algorithm.text() + ", " + output.protection())
                .gap();
        KeyOption.warning(algorithm).ifPresent(sheet::line);
        sheet.line("Send " + requestFile + " to your authority, and keep the key. With the answer, run:")
                .paste("ftps cert import " + Quoted.shell(keyFile) + " ANSWER.pem" + output.keyPassphrase());
        sheet.print(spec);
        return 0;
    }
}

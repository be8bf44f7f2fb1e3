/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateAuthority;
import io.ftps.tls.certificate.CertificatePurpose;
import io.ftps.tls.certificate.CertificateRequest;
import io.ftps.tls.certificate.CertificateSubject;
import io.ftps.tls.certificate.KeyAlgorithm;
import io.ftps.tls.certificate.Validity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps cert issue}. */
@Command(
        name = "issue",
        description = {
            "Issue a certificate from a private authority: BASE.pem and BASE.key, or BASE.pem alone for a request.",
            "",
            "A request says its names and has its key already; whoever made it keeps the key."
        },
        sortOptions = false,
        exitCodeList = {"0:Issued.", "1:Not issued; all is as it was.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps cert issue ftp.example.com 192.0.2.7",
            "  ftps cert issue --for client alice",
            "  ftps cert issue --request ftp.example.com.csr --ca ca.pem"
        })
final class IssueCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What clients connect to, DNS names and IP addresses; or the one name of a client.")
    private List<String> names = List.of();

    @Option(names = "--request", paramLabel = "FILE", description = "A request (PKCS#10) in place of names.")
    private Optional<Path> request = Optional.empty();

    @Mixin
    private Purpose purpose = new Purpose();

    @Mixin
    private AuthorityOptions issuer = new AuthorityOptions();

    @Option(names = "--days", paramLabel = "N", description = "How long it is valid. Default: 365")
    private int days = 365;

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    IssueCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (names.isEmpty() == request.isEmpty()) {
            throw wrong("Exactly one of NAME and --request is needed.");
        }
        if (request.isPresent() && key.isGiven()) {
            throw wrong("--key cannot be used beside --request, which has its key.");
        }
        Validity validity = Typed.meant(spec, () -> Validity.of(clock, days));
        Sheet sheet = request.isPresent() ? answered(request.get(), validity) : issued(validity);
        sheet.print(spec);
        return 0;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private Sheet answered(Path file, Validity validity) throws IOException {
        CertificatePurpose shownBy = purpose.meant(spec);
        CertificateAuthority authority = issuer.open(spec);
        List<X509Certificate> chain = authority.issue(CertificateRequest.fromFile(file), shownBy, validity);
        Path certificate = output.file(nameOf(file), ".pem");
        output.write(spec, files -> files.certificates(chain, certificate));
        return new MadeSheet(new Sheet(), chain.get(0), clock.instant())
                .begin("Issued a certificate for " + whom(chain.get(0)))
                .subject()
                .file("certificate", certificate, "")
                .end()
                .line("Send it back together with " + issuer.certificate() + ". Where the key is, run:")
                .paste("ftps cert import " + Quoted.shell(AuthorityOptions.withEnding(file, ".key")) + " "
                        + Quoted.shell(certificate) + " --ca " + Quoted.shell(issuer.certificate()));
    }

    private static String nameOf(Path file) {
        Path name = AuthorityOptions.withEnding(file, "").getFileName();
        return name.toString();
    }

    private Sheet issued(Validity validity) throws IOException {
        CertificatePurpose shownBy = purpose.meant(spec);
        CertificateSubject subject = subject(shownBy);
        KeyAlgorithm algorithm = key.algorithm(spec);
        CertifiedKey made = issuer.open(spec).issue(subject, algorithm, shownBy, validity);
        Path chain = output.file(names.get(0), ".pem");
        Path keyFile = output.file(names.get(0), ".key");
        output.write(spec, files -> files.identity(made, chain, keyFile));
        Sheet sheet = MadeSheet.of(made, clock.instant())
                .begin("Issued a certificate for " + whom(made.certificate()))
                .file("certificate", chain, "")
                .file("key", keyFile, ", " + algorithm.text() + ", " + output.protection())
                .end();
        KeyOption.warning(algorithm).ifPresent(sheet::line);
        return shownBy == CertificatePurpose.CLIENT
                ? sheet.line("Where the server is, register it with its user:")
                        .paste("ftps client-cert import " + Quoted.shell(names.get(0)) + " " + Quoted.shell(chain))
                : sheet.line("Clients that believe " + issuer.certificate()
                                + " believe it. To serve it, write into the configuration:")
                        .paste(output.configuration(chain, keyFile));
    }

    private CertificateSubject subject(CertificatePurpose shownBy) {
        if (shownBy != CertificatePurpose.CLIENT) {
            return Typed.meant(spec, () -> CertificateSubject.server(names.get(0), names));
        }
        if (names.size() > 1) {
            throw wrong("A client has one NAME: " + String.join(", ", names) + ".");
        }
        return Typed.meant(spec, () -> CertificateSubject.named(names.get(0)));
    }

    /** Its names, and for want of such its subject. */
    private static String whom(X509Certificate certificate) {
        Facts facts = new Facts(certificate);
        return facts.names().equals("-") ? facts.subject() : facts.names();
    }
}

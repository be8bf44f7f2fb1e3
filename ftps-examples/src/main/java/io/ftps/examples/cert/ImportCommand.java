/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateContents;
import io.ftps.tls.certificate.CertificateRequest;
import io.ftps.tls.certificate.CertificateSubject;
import io.ftps.tls.certificate.Existing;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.PemOutput;
import io.ftps.tls.certificate.SignedAnswer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps cert import}. */
@Command(
        name = "import",
        description = {
            "Take the answer of an authority: check that it is for the key, is good now and has all its issuers, and write it in"
                    + " the order that servers show.",
            "",
            "The answer may be in several files, in PEM, DER or PKCS#7. The root is left out, as clients have it."
        },
        sortOptions = false,
        exitCodeList = {"0:Written.", "1:Not written; all is as it was.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps cert import ftp.example.com.key answer.pem intermediate.pem",
            "  ftps cert import ftp.example.com.key answer.pem --ca ca.pem"
        })
final class ImportCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "KEY", description = "The file of the key that the request was made with.")
    private Path key = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ANSWER", description = "What the authority has sent.")
    private List<Path> answers = List.of();

    @Mixin
    private KnownAuthorities authorities = new KnownAuthorities();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the chain is written. Default: the file of the key, ending in .pem")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--replace", description = "Overwrite this file.")
    private boolean replace;

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Passphrase> secret = passphrase.meant(spec);
        CertifiedKey whole = answer().complete(key, secret, clock);
        Path chain = out.orElseGet(() -> AuthorityOptions.withEnding(key, ".pem"));
        write(whole, chain);
        Sheet sheet = new Sheet()
                .line("The answer is for this key and has all its issuers, up to " + root(whole) + ":")
                .row("certificate", chain + ", for " + new Facts(whole.certificate()).names())
                .row("for", new Facts(whole.certificate()).purpose())
                .row("valid", new Dates(whole.certificate(), clock.instant()).until());
        whole.chain().stream().skip(1).forEach(issuer -> sheet.row("issuer", new Facts(issuer).subject()));
        sheet.row("SHA-256", whole.sha256Fingerprint())
                .gap()
                .line("To serve it, write into the configuration:")
                .paste(new IdentityLine(chain, key, passphrase.text()).text());
        sheet.print(spec);
        warnOfMissingNames(new Facts(whole.certificate()));
        return 0;
    }

    /** Authorities leave out names that nobody has proven to be his, and say so where nobody looks. */
    private void warnOfMissingNames(Facts answer) {
        Path request = AuthorityOptions.withEnding(key, ".csr");
        if (Files.exists(request)) {
            CertificateSubject asked = CertificateRequest.fromFile(request).subject();
            List<String> missing = asked.dnsNames().stream()
                    .filter(name -> !answer.dnsNames().contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("ftps: " + request + " asks for names that the certificate lacks: "
                                + String.join(", ", missing) + "; clients that use them will refuse it.");
            }
        }
    }

    private SignedAnswer answer() {
        List<X509Certificate> sent = answers.stream()
                .flatMap(file -> CertificateContents.read(file, Optional.empty()).certificates().stream())
                .distinct()
                .toList();
        String place = answers.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new SignedAnswer(sent, place, authorities.certificates());
    }

    private void write(CertifiedKey whole, Path chain) throws IOException {
        try {
            new PemOutput(replace ? Existing.REPLACE : Existing.KEEP, Optional.empty())
                    .certificates(whole.chain(), chain);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    e.getFile() + " is there and is not overwritten (expected: another --out, or --replace).", e);
        }
    }

    private static String root(CertifiedKey whole) {
        return whole.chain()
                .get(whole.chain().size() - 1)
                .getIssuerX500Principal()
                .getName();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.examples.config.CertificateFiles;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.trust.TrustAnchors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps client-cert import}. */
@Command(
        name = "import",
        description = {
            "Register a certificate from a file that the partner has sent.",
            "",
            "Without options it is told by its digest. With --authority it is told by its common name, as long as the"
                    + " authority vouches for it, so that renewals need nobody's work."
        },
        sortOptions = false,
        exitCodeList = {"0:Registered.", "1:Not registered; all is as it was.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps client-cert import alice alice.pem",
            "  ftps client-cert import alice alice.pem --as key",
            "  ftps client-cert import alice alice.pem --as email --authority partner-ca.pem"
        })
final class ClientCertImportCommand implements Callable<Integer> {
    private static final ConnectionOrigin NOWHERE =
            ConnectionOrigin.of("import", new InetSocketAddress(0), new InetSocketAddress(0));

    @Mixin
    private AccountsOption users = new AccountsOption();

    @Option(
            names = "--as",
            paramLabel = "certificate|key|cn|email|uri|upn",
            description = "By what it is told. Default: certificate, or cn beside --authority")
    private Optional<String> way = Optional.empty();

    @Option(
            names = "--authority",
            paramLabel = "CA",
            description = "A file with the certificate of the authority that vouches for the name.")
    private Optional<Path> authority = Optional.empty();

    @Parameters(index = "0", paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The certificate, in PEM or DER; issuers may follow it.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        List<X509Certificate> chain = CertificateFiles.read(file, "client certificates");
        CertificateChoice choice =
                new CertificateChoice(new PresentedCertificate(chain, new Trust.Trusted(issuers(chain))));
        RegisteredCertificate certificate =
                choice.by(way.orElse(authority.isPresent() ? "cn" : CertificateChoice.CERTIFICATE));
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().addCertificate(name, certificate);
        }
        Instant now = Instant.now();
        Instant end = chain.get(0).getNotAfter().toInstant();
        spec.commandLine()
                .getOut()
                .println("Registered " + certificate.match().text() + " with user " + name + ": " + choice.subject()
                        + ", valid until " + end + " (" + new RegisteredLine(certificate, now).left(end) + ").");
        choice.warnings(now).forEach(warning -> spec.commandLine().getErr().println("ftps: " + warning));
        return FtpsCommand.DONE;
    }

    /** Those who vouch for it. One that is out of date is told later, and its issuers then are only the authority. */
    private List<X509Certificate> issuers(List<X509Certificate> chain) throws IOException {
        if (authority.isEmpty()) {
            return List.of();
        }
        List<X509Certificate> authorities = CertificateFiles.read(authority.get(), "authorities");
        ClientCertificateVerdict verdict = TrustAnchors.of(authorities).verify(chain, NOWHERE);
        if (verdict instanceof ClientCertificateVerdict.Accepted) {
            return List.of(authorities.get(0));
        }
        String why = verdict instanceof ClientCertificateVerdict.Refused refused
                ? refused.reason()
                : "it is not issued by this authority, nor by an issuer in its file";
        throw new IOException(
                "The certificate in " + file + " is not vouched for by " + authority.get() + ": " + why + ".");
    }
}

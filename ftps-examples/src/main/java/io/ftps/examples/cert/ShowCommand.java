/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificateContents;
import io.ftps.tls.certificate.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
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

/** {@code ftps cert show}. */
@Command(
        name = "show",
        description = {
            "Show the certificates of a file, a folder or a server: names, dates, key, digests and chain.",
            "",
            "A server is asked with TLS from the first byte, or with --explicit after AUTH TLS. It is shown whether it can be"
                    + " believed or not."
        },
        sortOptions = false,
        exitCodeList = {"0:Shown.", "1:It cannot be read, or the server shows none.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps cert show ftp.example.com.pem --ca ca.pem",
            "  ftps cert show ftp.example.com:990",
            "  ftps cert show ftp.example.com:21 --explicit"
        })
final class ShowCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(
            paramLabel = "PLACE",
            description = "A file in PEM, DER, PKCS#7, PKCS#12 or JKS; a folder of such; or HOST:PORT.")
    private String place = "";

    @Option(names = "--explicit", description = "The server speaks FTP in clear until AUTH TLS.")
    private boolean explicit;

    @Mixin
    private KnownAuthorities authorities = new KnownAuthorities();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ShowCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Passphrase> secret = passphrase.meant(spec);
        Sheet sheet = new Sheet();
        if (Files.exists(Path.of(place))) {
            files(secret, sheet);
        } else {
            HostPort server = HostPort.parse(place)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "\"" + place + "\" is neither a file, a folder nor HOST:PORT."));
            server(server, sheet);
        }
        sheet.print(spec);
        return 0;
    }

    private void files(Optional<Passphrase> secret, Sheet sheet) throws IOException {
        List<CertificateContents> found = new ArrayList<>();
        if (Files.isDirectory(Path.of(place))) {
            for (Path file : CertificateFolder.files(Path.of(place))) {
                CertificateContents.find(file, secret).ifPresent(found::add);
            }
            if (found.isEmpty()) {
                throw new IOException("The folder " + place + " holds no certificate (expected: such as NAME.pem).");
            }
        } else {
            found.add(CertificateContents.read(Path.of(place), secret));
        }
        List<X509Certificate> known = authorities.certificates();
        for (CertificateContents contents : found) {
            sheet.nextPart()
                    .line(contents.file() + ", " + contents.form()
                            + (contents.privateKey() ? ", with a private key" : ""));
            new CertificateSheet(contents.certificates(), known, clock.instant()).addTo(sheet);
        }
    }

    private void server(HostPort server, Sheet sheet) throws IOException {
        LiveServer.Shown shown = explicit ? LiveServer.explicit(server) : LiveServer.implicit(server);
        sheet.line(place + ", " + (explicit ? "after AUTH TLS" : "TLS from the first byte") + ", " + shown.protocol());
        new CertificateSheet(shown.chain(), authorities.certificates(), clock.instant()).addTo(sheet);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.NameKind;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.server.Printable;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps tank show}. */
@Command(
        name = "show",
        description = "Show everything about one that waits, and the ways in which it can be accepted.",
        sortOptions = false,
        exitCodeList = {"0:Shown.", "1:It does not wait, or the tank cannot be read.", "2:Wrong options."})
final class TankShowCommand implements Callable<Integer> {
    @Mixin
    private TankOption where = new TankOption();

    @Parameters(paramLabel = "ID", description = "The entry, as ftps tank list and the log have it.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = where.open(spec)) {
            show(TankOption.entry(accounts, id));
        }
        return FtpsCommand.DONE;
    }

    private void show(HeldCertificate held) {
        X509Certificate leaf = held.presented().leaf();
        row("user", held.userName());
        row("subject", leaf.getSubjectX500Principal().getName());
        row("issuer", leaf.getIssuerX500Principal().getName());
        row(
                "valid",
                leaf.getNotBefore().toInstant() + " to " + leaf.getNotAfter().toInstant());
        for (NameKind kind : NameKind.values()) {
            kind.of(leaf).forEach(name -> row(kind.prefix(), name));
        }
        row("SHA-256", held.digest().hex());
        row("key", held.key().hex());
        row("trusted", held.presented().isTrusted() ? "yes" : "NO, so it proves nothing until somebody vouches for it");
        row("seen", held.count() + " times from " + held.firstSeen() + " to " + held.lastSeen());
        row("from", held.address().getHostAddress());
        held.renews().ifPresent(old -> row("renews", old.match().text()));
        CertificateChoice choice = new CertificateChoice(held.presented());
        choice.warnings(Instant.now()).forEach(warning -> row("warning", warning));
        choice.ways().forEach((way, match) -> row("accept", "--as " + way + ": " + match.text()));
    }

    private void row(String label, String value) {
        spec.commandLine().getOut().println(String.format("%-8s %s", label, Printable.of(value)));
    }
}

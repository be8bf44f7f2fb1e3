/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import io.ftps.auth.file.FileHoldingTank;
import io.ftps.auth.file.UsersFileEditor;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TankCommandsTest {
    @TempDir
    private Path folder;

    private Account alice = new Account(User.named("alice"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
    private HoldingTank tank = FileHoldingTank.of(Path.of("unused"));

    @BeforeEach
    void addAlice() throws IOException {
        UsersFileEditor.of(folder.resolve("users")).add(alice);
        tank = FileHoldingTank.of(folder.resolve("tank"));
    }

    private HeldCertificate hold(Trust trust) throws IOException {
        PresentedCertificate presented = presented("alice", trust);
        return tank.hold(alice, presented, InetAddress.getLoopbackAddress()).orElseThrow();
    }

    private static PresentedCertificate presented(String name, Trust trust) {
        return new PresentedCertificate(
                List.of(SelfSigned.withCommonName(name).create().certificate()), trust);
    }

    private CommandRun tank(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "tank";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 4] = "--file";
        all[all.length - 3] = folder.resolve("users").toString();
        all[all.length - 2] = "--tank";
        all[all.length - 1] = folder.resolve("tank").toString();
        return CommandRun.of(all);
    }

    private CommandRun registered() {
        return CommandRun.of(
                "client-cert", "list", "--file", folder.resolve("users").toString());
    }

    @Test
    void anEmptyTankSaysSo() {
        assertThat(tank("list"))
                .isEqualTo(new CommandRun(0, "No certificate waits in the tank " + folder.resolve("tank") + ".\n", ""));
    }

    @Test
    void whatWaitsIsListedAndShown() throws IOException {
        HeldCertificate held = hold(new Trust.Trusted(List.of()));
        assertThat(tank("list").out())
                .matches(held.id() + "\talice\tCN=alice\ttrusted\t1 time, last \\S+Z from 127.0.0.1\tnew\n");
        assertThat(tank("show", held.id()).out())
                .contains("user     alice\n", "SHA-256  " + held.digest().hex() + "\n", "trusted  yes\n")
                .contains("accept   --as key: key/" + held.key().hex() + "\n");
        assertThat(tank("show", "nothing"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: No certificate nothing waits in the tank " + folder.resolve("tank")
                                + "; list the tank to see those that do.\n"));
    }

    @Test
    void oneThatIsAcceptedIsRegisteredAndGone() throws IOException {
        HeldCertificate held = hold(new Trust.Trusted(List.of()));
        assertThat(tank("accept", held.id(), "--as", "key"))
                .isEqualTo(new CommandRun(0, "Registered key/" + held.key().hex() + " with user alice.\n", ""));
        assertThat(registered().out()).startsWith("alice\tkey/" + held.key().hex() + "\tCN=alice\t");
        assertThat(tank("list").out()).startsWith("No certificate waits");
    }

    @Test
    void aRenewalIsListedAsSuch() throws IOException {
        PresentedCertificate old = presented("alice", new Trust.Trusted(List.of()));
        alice = alice.withCertificates(List.of(RegisteredCertificate.of(ThisCertificate.of(old), old)));
        UsersFileEditor.of(folder.resolve("users")).replace(alice);
        HeldCertificate held = hold(new Trust.Trusted(List.of()));
        String renewed = "sha256/" + old.digest().hex();
        assertThat(tank("list").out()).endsWith("\trenews " + renewed + "\n");
        assertThat(tank("accept", held.id()).out())
                .endsWith("What it renews counts as before: " + renewed + "; end that by ftps client-cert remove.\n");
        assertThat(registered().out().lines()).hasSize(2);
    }

    @Test
    void oneThatNobodyVouchesForComesWithAWarning() throws IOException {
        HeldCertificate held = hold(new Trust.Unknown());
        assertThat(tank("list").out()).contains("\tUNTRUSTED\t");
        assertThat(tank("accept", held.id(), "--as", "cn").err())
                .isEqualTo(
                        "ftps: The certificate of CN=alice cannot be told by cn (expected: one of certificate, key).\n");
        CommandRun accepted = tank("accept", held.id());
        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.err()).startsWith("ftps: The server did not trust it when it was shown; ");
    }

    @Test
    void oneThatIsRejectedIsGoneAndNotRegistered() throws IOException {
        HeldCertificate held = hold(new Trust.Trusted(List.of()));
        assertThat(tank("reject", held.id()))
                .isEqualTo(new CommandRun(
                        0, "Rejected the certificate " + held.digest().hex() + " for user alice.\n", ""));
        assertThat(registered().out()).isEmpty();
        assertThat(tank("list").out()).startsWith("No certificate waits");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.server.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps tank list}. */
@Command(
        name = "list",
        description =
                "List what waits, one a line: id, user, subject, whether it is trusted, how often and when it was last seen"
                        + " and from where, and what it renews.",
        sortOptions = false,
        exitCodeList = {"0:Listed, or nothing waits.", "1:The tank cannot be read.", "2:Wrong options."})
final class TankListCommand implements Callable<Integer> {
    @Mixin
    private TankOption where = new TankOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        PrintWriter out = spec.commandLine().getOut();
        try (EditedAccounts accounts = where.open(spec)) {
            HoldingTank tank = accounts.tank();
            List<HeldCertificate> waiting = tank.list();
            if (waiting.isEmpty()) {
                out.println("No certificate waits in the tank " + accounts.tankPlace() + ".");
            }
            waiting.forEach(held -> out.println(line(held)));
            long dropped = tank.dropped();
            if (dropped > 0) {
                out.println(dropped + " more found no room in the tank, or had their share of it.");
            }
        }
        return FtpsCommand.DONE;
    }

    private static String line(HeldCertificate held) {
        return String.join(
                "\t",
                held.id(),
                Printable.of(held.userName()),
                Printable.of(held.presented().leaf().getSubjectX500Principal().getName()),
                held.presented().isTrusted() ? "trusted" : "UNTRUSTED",
                held.count() + (held.count() == 1 ? " time" : " times") + ", last "
                        + held.lastSeen().truncatedTo(ChronoUnit.SECONDS) + " from "
                        + held.address().getHostAddress(),
                held.renews()
                        .map(old -> "renews " + Printable.of(old.match().text()))
                        .orElse("new"));
    }
}

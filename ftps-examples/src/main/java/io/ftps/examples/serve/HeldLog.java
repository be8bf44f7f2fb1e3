/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.HeldCertificate;
import io.ftps.examples.config.HostSettings;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each certificate that comes to the tank, with the command that accepts it. */
record HeldLog(OwnCommands commands, Optional<HostSettings> host, Consumer<String> lines)
        implements Consumer<HeldCertificate> {
    private static final Logger LOG = LoggerFactory.getLogger("io.ftps.events");

    HeldLog(OwnCommands commands, Optional<HostSettings> host) {
        this(commands, host, line -> LOG.info("{}", line));
    }

    /** One that is presented again and again is told once. */
    @Override
    public void accept(HeldCertificate held) {
        if (held.count() == 1) {
            lines.accept(new LogLine("certificate-held")
                    .with("user", held.userName())
                    .with("sha256", held.digest().hex())
                    .with(
                            "subject",
                            held.presented().leaf().getSubjectX500Principal().getName())
                    .with("trusted", held.presented().isTrusted() ? "yes" : "no")
                    .with("renews", held.renews().map(old -> old.match().text()))
                    .with("from", held.address().getHostAddress())
                    .with("id", held.id())
                    .with("accept", commands.accept(held.id(), host))
                    .toString());
        }
    }
}

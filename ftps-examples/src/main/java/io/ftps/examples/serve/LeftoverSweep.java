/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.AccountSource.Anonymous;
import io.ftps.examples.config.HomeFolders;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.file.Leftovers;
import io.ftps.file.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what uploads have left whose server was killed, once, behind the start of a server and on a thread of its own that
 * keeps no process alive. The catch: homes that a directory (LDAP) tells are not known before somebody logs in, and are left alone.
 */
final class LeftoverSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.ftps.events");

    private final Thread thread;

    private LeftoverSweep(Runnable work) {
        thread = new Thread(work, "ftps-leftovers");
        thread.setDaemon(true);
        thread.start();
    }

    static LeftoverSweep begin(ServerSettings settings, ServedAccounts accounts) {
        return new LeftoverSweep(() -> {
            sweep(folders(settings), line -> LOG.info("{}", line));
            if (!Thread.currentThread().isInterrupted()) {
                sweep(homes(accounts), line -> LOG.info("{}", line));
            }
        });
    }

    /** What the configuration itself names. */
    static Set<Path> folders(ServerSettings settings) {
        Set<Path> folders = new LinkedHashSet<>();
        Stream.concat(Stream.of(settings.homes()), settings.hosts().stream().flatMap(host -> host.homes().stream()))
                .map(HomeFolders::common)
                .forEach(folders::add);
        Stream.concat(Stream.of(settings.logins()), settings.hosts().stream().flatMap(host -> logins(host)))
                .flatMap(logins -> logins.sources().stream())
                .filter(Anonymous.class::isInstance)
                .forEach(source -> ((Anonymous) source).user().home().ifPresent(folders::add));
        return folders;
    }

    private static Stream<LoginSettings> logins(HostSettings host) {
        return host.logins().stream();
    }

    private static Set<Path> homes(ServedAccounts accounts) {
        try {
            return accounts.homes();
        } catch (IOException e) {
            LOG.warn(
                    "Leftovers of uploads in the homes of users stay, for the users cannot be listed: {}",
                    e.getMessage());
            return Set.of();
        }
    }

    /** Nothing is looked for below the top of a file system: that is the whole machine. */
    static void sweep(Set<Path> folders, Consumer<String> lines) {
        for (Path folder : folders) {
            if (folder.getNameCount() > 0 && Files.isDirectory(folder)) {
                sweep(folder, lines);
            }
        }
    }

    private static void sweep(Path folder, Consumer<String> lines) {
        try {
            Leftovers removed =
                    LocalFiles.at(folder).removeLeftovers(Instant.now().minus(Leftovers.SAFE_AGE));
            if (removed.count() > 0) {
                lines.accept(new LogLine("leftovers-removed")
                        .with("count", removed.count())
                        .with("bytes", removed.bytes())
                        .with("folder", folder)
                        .toString());
            }
        } catch (IOException e) {
            LOG.warn("Leftovers of uploads in {} stay, for it cannot be read: {}", folder, e.getMessage());
        }
    }

    /** Stops in the middle; the next start goes on. */
    @Override
    public void close() {
        thread.interrupt();
    }
}

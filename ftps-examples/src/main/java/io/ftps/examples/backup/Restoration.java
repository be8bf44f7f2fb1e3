/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the files of an archive in their places, all or none: everything is written beside its place first, the configuration is tried
 * with all it names, and only then names are exchanged, back again where that fails half-way. What is restored only its owner can read.
 */
final class Restoration {
    private final Map<Path, byte[]> files = new LinkedHashMap<>();
    private final Path folder;
    private final Optional<Path> configuration;
    private final boolean allInside;

    private Restoration(Path folder, Map<String, byte[]> entries) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            files.put(new ArchivedName(entry.getKey()).in(folder), entry.getValue());
        }
        this.configuration = files.keySet().stream().findFirst();
        this.allInside = entries.keySet().stream().map(ArchivedName::new).allMatch(ArchivedName::isInside);
    }

    static Restoration of(Map<String, byte[]> entries, Path folder) throws IOException {
        return new Restoration(folder, entries);
    }

    /** What there is in the place of a file now. */
    enum Found {
        NEW,
        SAME,
        DIFFERENT
    }

    /** Every file, and what there is in its place. */
    Map<Path, Found> found() throws IOException {
        Map<Path, Found> found = new LinkedHashMap<>();
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            found.put(file.getKey(), found(file.getKey(), file.getValue()));
        }
        return found;
    }

    private static Found found(Path place, byte[] content) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NEW;
        }
        return Files.isRegularFile(place) && Arrays.equals(Files.readAllBytes(place), content)
                ? Found.SAME
                : Found.DIFFERENT;
    }

    /**
     * Tries the configuration in a folder of its own, with certificates and users. Where it names files elsewhere, those that are there
     * now would be tried, so nothing is.
     */
    void check() throws IOException, ConfigurationException {
        if (!allInside || configuration.isEmpty()) {
            return;
        }
        Path trial = Files.createTempDirectory("ftps-restore");
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Path place = trial.resolve(folder.relativize(file.getKey()));
                Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(trial));
                Files.write(place, file.getValue());
            }
            new ConfigurationFile(trial.resolve(folder.relativize(configuration.get()))).check();
        } finally {
            Trees.delete(trial);
        }
    }

    /** Does it, or changes nothing and says why. */
    void carryOut() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                exchanges.add(Exchange.prepare(file.getKey(), file.getValue()));
            }
            exchange(exchanges);
        } finally {
            for (Exchange exchange : exchanges) {
                exchange.clean();
            }
        }
    }

    private static void exchange(List<Exchange> exchanges) throws IOException {
        List<Exchange> done = new ArrayList<>();
        try {
            for (Exchange exchange : exchanges) {
                exchange.carryOut();
                done.add(exchange);
            }
        } catch (IOException | RuntimeException e) {
            Collections.reverse(done);
            for (Exchange exchange : done) {
                exchange.takeBack();
            }
            throw e;
        }
    }

    /**
     * One file with its new content beside it.
     *
     * @param place where it belongs
     * @param draft the new content
     * @param old where the old content is put, if there is any
     */
    private record Exchange(Path place, Path draft, Path old) {
        static Exchange prepare(Path place, byte[] content) throws IOException {
            if (Files.isDirectory(place)) {
                throw new IOException(
                        "Nothing has been restored, for " + place + " is a folder (expected: a file, or nothing).");
            }
            Path draft = draft(place);
            try {
                Files.write(draft, content);
            } catch (IOException e) {
                Files.deleteIfExists(draft);
                throw cannotBeWritten(place, e);
            }
            return new Exchange(place, draft, draft.resolveSibling(draft.getFileName() + ".old"));
        }

        /** Only its owner can read it. */
        private static Path draft(Path place) throws IOException {
            Path folder = Optional.ofNullable(place.getParent()).orElse(place);
            try {
                Files.createDirectories(folder);
                return Files.createTempFile(folder, ".restored", ".part");
            } catch (IOException e) {
                throw cannotBeWritten(place, e);
            }
        }

        private static IOException cannotBeWritten(Path place, IOException why) {
            return new IOException(
                    "Nothing has been restored, for " + place + " cannot be written (" + why
                            + "; expected: room, and permission to write there).",
                    why);
        }

        void carryOut() throws IOException {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        }

        void takeBack() throws IOException {
            if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(place);
            }
        }

        /** An old file whose place is empty was moved away in vain. */
        void clean() throws IOException {
            Files.deleteIfExists(draft);
            if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(old);
                } else {
                    Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }
}

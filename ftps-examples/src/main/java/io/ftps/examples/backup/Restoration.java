/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.tls.certificate.Existing;
import io.ftps.tls.certificate.NewFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the files of an archive in their places, all or none: the configuration is tried with all it names, and then {@link
 * NewFile} exchanges names. What is restored only its owner can read.
 */
final class Restoration {
    private final Map<Path, byte[]> files = new LinkedHashMap<>();
    private final Path folder;
    private final Optional<Path> configuration;
    private final boolean allInside;

    Restoration(Map<String, byte[]> entries, Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            files.put(new ArchivedName(entry.getKey()).in(folder), entry.getValue());
        }
        this.configuration = files.keySet().stream().findFirst();
        this.allInside = entries.keySet().stream().map(ArchivedName::new).allMatch(ArchivedName::isInside);
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
        refuseFolders();
        List<NewFile> restored = new ArrayList<>();
        files.forEach((place, content) -> restored.add(NewFile.ownerOnly(place, content)));
        List<Path> made = new ArrayList<>();
        try {
            for (Path place : files.keySet()) {
                makeFolders(Optional.ofNullable(place.getParent()).orElse(place), made);
            }
            NewFile.write(restored, Existing.REPLACE);
        } catch (FileSystemException e) {
            Collections.reverse(made);
            for (Path folderMade : made) {
                Files.deleteIfExists(folderMade);
            }
            throw new IOException(
                    "Nothing has been restored, for " + e.getFile() + " cannot be written (" + e
                            + "; expected: room, and permission to write there).",
                    e);
        }
    }

    private void refuseFolders() throws IOException {
        for (Path place : files.keySet()) {
            if (Files.isDirectory(place)) {
                throw new IOException(
                        "Nothing has been restored, for " + place + " is a folder (expected: a file, or nothing).");
            }
        }
    }

    /** The highest one that is missing is made first. */
    private static void makeFolders(Path wanted, List<Path> made) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        if (wanted.getParent() != null) {
            makeFolders(wanted.getParent(), made);
        }
        Files.createDirectory(wanted);
        made.add(wanted);
    }
}

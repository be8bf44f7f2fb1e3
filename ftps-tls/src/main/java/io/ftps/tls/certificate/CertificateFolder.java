/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with one identity to a name: NAME.pem, or NAME.crt or NAME.pem with NAME.key, or NAME.p12, NAME.pfx, NAME.jks.
 * Hidden files, folders among them, are none of our business: platforms that swap a folder's content by a link keep it in
 * such.
 */
record CertificateFolder(Path folder, Optional<Passphrase> passphrase) {
    /** What is there now: sources by the name of their file, and sentences about files that are nothing to us. */
    record Listing(SortedMap<String, CertificateSource> sources, List<String> strangers) {}

    Listing list() {
        Listing listing = new Listing(new TreeMap<>(), new ArrayList<>());
        for (Path file : visibleFiles()) {
            add(file, listing);
        }
        return listing;
    }

    private List<Path> visibleFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CertifiedKeyException(
                    "The certificate folder " + folder + " cannot be read (expected: a folder with files).", e);
        }
    }

    private void add(Path file, Listing listing) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        String ending = name.substring(base.length());
        switch (ending) {
            case ".pem", ".crt", ".key" -> listing.sources().put(base, new PemEntry(folder, base, passphrase));
            case ".p12", ".pfx" ->
                listing.sources().put(name, new StoreSource(file, CertifiedKey::fromPkcs12, passphrase));
            case ".jks" -> listing.sources().put(name, new StoreSource(file, CertifiedKey::fromJks, passphrase));
            default ->
                listing.strangers()
                        .add(file + " in the certificate folder is not used (expected: NAME.pem, or NAME.crt with"
                                + " NAME.key, or NAME.p12, NAME.pfx or NAME.jks).");
        }
    }

    /** Which of the files of a name are there can change, so that is looked up each time. */
    private record PemEntry(Path folder, String base, Optional<Passphrase> passphrase) implements CertificateSource {
        private PemSource now() {
            Path chain = Files.exists(file(".crt")) ? file(".crt") : file(".pem");
            Path key = Files.exists(file(".key")) ? file(".key") : chain;
            return new PemSource(chain, key, passphrase);
        }

        private Path file(String ending) {
            return folder.resolve(base + ending);
        }

        @Override
        public CertifiedKey load() {
            return now().load();
        }

        @Override
        public Object stamp() {
            return now().stamp();
        }

        @Override
        public List<String> warnings() {
            return now().warnings();
        }
    }
}

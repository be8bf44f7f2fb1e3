/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Certificates without their keys, and revocation lists, in files, in PEM or DER. Blocks on the disk. */
public final class CertificateFiles {
    private CertificateFiles() {}

    /** Reads all of one kind that is in a file. */
    @FunctionalInterface
    private interface Decoder {
        Collection<?> decode(CertificateFactory factory, InputStream in) throws GeneralSecurityException;
    }

    /**
     * Reads the certificates of a file, or of all files of a folder.
     *
     * @param place a file, or a folder, of which hidden files are passed over
     * @param what such as {@code trusted certificates}, for messages
     * @return at least one
     * @throws IOException when a file cannot be read, or there is no certificate; one sentence
     */
    public static List<X509Certificate> read(Path place, String what) throws IOException {
        return contents(place, what, "CERTIFICATE", CertificateFactory::generateCertificates).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Reads revocation lists in the same way. */
    static List<X509CRL> readLists(Path place, String what) throws IOException {
        return contents(place, what, "X509 CRL", CertificateFactory::generateCRLs).stream()
                .map(X509CRL.class::cast)
                .toList();
    }

    private static List<Object> contents(Path place, String what, String label, Decoder decoder) throws IOException {
        List<Object> contents = new ArrayList<>();
        for (Path file : files(place)) {
            contents.addAll(contentsOf(file, what, label, decoder));
        }
        if (contents.isEmpty()) {
            throw new IOException("The folder " + place + " holds no " + what + " (expected: PEM files with them).");
        }
        return contents;
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static Collection<?> contentsOf(Path file, String what, String label, Decoder decoder) throws IOException {
        String fault = "The file of " + what + " " + file;
        try (InputStream in = Files.newInputStream(file)) {
            Collection<?> contents = decoder.decode(CertificateFactory.getInstance("X.509"), in);
            if (contents.isEmpty()) {
                throw new GeneralSecurityException("It is empty.");
            }
            return contents;
        } catch (GeneralSecurityException e) {
            throw new IOException(fault + " holds none (expected: a PEM block BEGIN " + label + ").", e);
        } catch (NoSuchFileException e) {
            throw new IOException(fault + " does not exist.", e);
        } catch (IOException e) {
            throw new IOException(fault + " cannot be read (expected: permission for this process).", e);
        }
    }
}

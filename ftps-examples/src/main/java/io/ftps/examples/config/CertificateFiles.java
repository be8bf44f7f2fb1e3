/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Certificates without their keys in files, in PEM or DER. */
public final class CertificateFiles {
    private CertificateFiles() {}

    /**
     * Reads the certificates of a file, or of all files of a folder. Blocks on the disk.
     *
     * @param place a file, or a folder, of which hidden files are passed over
     * @param what such as {@code trusted certificates}, for messages
     * @return at least one
     * @throws IOException when a file cannot be read, or there is no certificate; one sentence
     */
    public static List<X509Certificate> read(Path place, String what) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files(place)) {
            certificates.addAll(certificatesOf(file, what));
        }
        if (certificates.isEmpty()) {
            throw new IOException("The folder " + place + " holds no " + what + " (expected: PEM files with them).");
        }
        return certificates;
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

    private static List<X509Certificate> certificatesOf(Path file, String what) throws IOException {
        String fault = "The file of " + what + " " + file;
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new CertificateException("It is empty.");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException(fault + " holds no certificate (expected: a PEM block BEGIN CERTIFICATE).", e);
        } catch (NoSuchFileException e) {
            throw new IOException(fault + " does not exist.", e);
        } catch (IOException e) {
            throw new IOException(fault + " cannot be read (expected: permission for this process).", e);
        }
    }
}

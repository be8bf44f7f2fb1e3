/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.ClientCertificatePolicy;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of clients in their handshakes.
 *
 * @param policy whether they show a certificate
 * @param trusted a file or a folder with the certificates that are believed; there unless the policy is to ignore them
 */
public record ClientCertificates(ClientCertificatePolicy policy, Optional<Path> trusted) {
    /** None is asked for. */
    public static final ClientCertificates IGNORED =
            new ClientCertificates(ClientCertificatePolicy.IGNORE, Optional.empty());

    /**
     * Reads the certificates that are believed. Blocks on the disk.
     *
     * @return at least one, or none where none is asked for
     * @throws IOException when they cannot be read; one sentence
     */
    public List<X509Certificate> read() throws IOException {
        if (trusted.isEmpty()) {
            return List.of();
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files(trusted.get())) {
            certificates.addAll(certificatesOf(file));
        }
        if (certificates.isEmpty()) {
            throw new IOException("The folder " + trusted.get()
                    + " holds no trusted certificate (expected: PEM files with those of the clients).");
        }
        return certificates;
    }

    /** Hidden files are passed over, as in a folder of our own certificates. */
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

    private static List<X509Certificate> certificatesOf(Path file) throws IOException {
        String fault = "The file of trusted certificates " + file;
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

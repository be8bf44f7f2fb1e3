/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ftps.auth.User;
import io.ftps.auth.file.UsersFileEditor;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/**
 * A folder with what configurations name: {@code users} in {@code ftps-data}, {@code a.pem} with {@code a.key},
 * {@code b.pem} with {@code b.key}, {@code b.p12} and {@code b.jks} whose password is in {@code b.pass}, the folder
 * {@code certificates} with {@code a.pem} and {@code a.key}, {@code partners} with {@code a.pem}, and {@code empty}.
 */
final class ConfigurationFolder {
    static final String PASSWORD = "quite secret";

    private final Path folder;

    ConfigurationFolder(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        identity("a");
        CertifiedKey b = identity("b");
        store(b, "PKCS12", "b.p12");
        store(b, "JKS", "b.jks");
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("certificates"));
        Files.copy(folder.resolve("a.pem"), folder.resolve("certificates/a.pem"));
        Files.copy(folder.resolve("a.key"), folder.resolve("certificates/a.key"));
        Files.createDirectory(folder.resolve("partners"));
        Files.copy(folder.resolve("a.pem"), folder.resolve("partners/a.pem"));
        Files.writeString(folder.resolve("b.pass"), PASSWORD + "\n");
        Files.createDirectories(folder.resolve("ftps-data"));
        UsersFileEditor.of(folder.resolve("ftps-data/users")).add(User.named("alice"), "secret".toCharArray());
    }

    private CertifiedKey identity(String name) throws IOException {
        CertifiedKey key =
                SelfSigned.withCommonName(name).dnsName(name + ".example.com").create();
        PemFiles.write(key, folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
        return key;
    }

    private void store(CertifiedKey key, String form, String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(form);
        store.load(null, null);
        store.setKeyEntry(
                "b", key.privateKey(), PASSWORD.toCharArray(), key.chain().toArray(Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    /** As a server reads it. */
    ServerSettings read(String yaml) throws IOException, ConfigurationException {
        return file(yaml).read();
    }

    /** As {@code ftps config --check} reads it. */
    ServerSettings check(String yaml) throws IOException, ConfigurationException {
        return file(yaml).check();
    }

    private ConfigurationFile file(String yaml) throws IOException {
        return new ConfigurationFile(Files.writeString(folder.resolve("ftps.yaml"), yaml));
    }

    /** What {@code check} refuses, without the name of the folder. */
    String mistakes(String yaml) {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, () -> check(yaml));
        assertThat(refused).as("refusal of %s", yaml).isNotNull();
        return shortened(String.valueOf(refused.getMessage()));
    }

    /** A message with the folder left out, as it is a new one in each test. */
    String shortened(String message) {
        return message.replace(folder + "/", "");
    }
}

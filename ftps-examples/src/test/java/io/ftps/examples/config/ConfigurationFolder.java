/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

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
import java.util.Map;
import java.util.Optional;

/**
 * A folder with what configurations name: {@code users} in {@code ftps-data}, {@code a.pem} with {@code a.key},
 * {@code b.pem} with {@code b.key}, {@code b.p12} whose password is in {@code b.pass} and in the variable {@code B_PASS}.
 */
final class ConfigurationFolder {
    static final String PASSWORD = "quite secret";

    private final Path folder;

    ConfigurationFolder(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        identity("a");
        CertifiedKey b = identity("b");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("b", b.privateKey(), PASSWORD.toCharArray(), b.chain().toArray(Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(folder.resolve("b.p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
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

    Path at(String name) {
        return folder.resolve(name);
    }

    ServerSettings read(String yaml) throws IOException, ConfigurationException {
        Path file = Files.writeString(folder.resolve("ftps.yaml"), yaml);
        Map<String, String> environment = Map.of("B_PASS", PASSWORD);
        return new ConfigurationFile(file, name -> Optional.ofNullable(environment.get(name))).read();
    }

    /** A message with the folder left out, as it is a new one in each test. */
    String shortened(String message) {
        return message.replace(folder + "/", "");
    }
}

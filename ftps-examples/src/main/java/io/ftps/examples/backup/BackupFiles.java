/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.CertificateName;
import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.IdentitySource.Folder;
import io.ftps.examples.config.IdentitySource.Jks;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.MailSettings;
import io.ftps.examples.config.RevocationSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TankPlace;
import io.ftps.tls.certificate.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files that a configuration names: certificates and keys with the files of their passphrases, whom is trusted, users with what
 * they have registered, and what waits in the tank. What is not there yet is left out, and so are databases, which have backups of their
 * own.
 */
final class BackupFiles {
    private final Path base;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();

    private BackupFiles(Path configuration) {
        this.base = ArchivedName.baseOf(configuration);
        files.add(configuration.toAbsolutePath().normalize());
    }

    static BackupFiles of(Path configuration, ServerSettings settings) throws IOException {
        BackupFiles found = new BackupFiles(configuration);
        for (ListenerSettings listener : settings.listeners()) {
            for (Place place : listener.tls().identity().places()) {
                found.identity(place);
            }
            found.trust(listener.tls().clients());
        }
        found.logins(settings.logins());
        for (HostSettings host : settings.hosts()) {
            if (host.logins().isPresent()) {
                found.logins(host.logins().get());
            }
        }
        if (settings.notices().mail().isPresent()) {
            found.mail(settings.notices().mail().get());
        }
        return found;
    }

    /** What is kept somewhere else, a sentence each. */
    List<String> elsewhere() {
        return List.copyOf(elsewhere);
    }

    /** All of them, by the names they have in an archive. Blocks on the disk. */
    Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Path file : files) {
            entries.put(ArchivedName.of(file, base).text(), Files.readAllBytes(file));
        }
        return entries;
    }

    private void add(Path place) throws IOException {
        Path file = place.toAbsolutePath().normalize();
        if (Files.isRegularFile(file)) {
            files.add(file);
        } else if (Files.isDirectory(file)) {
            try (Stream<Path> inside = Files.list(file)) {
                inside.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
    }

    private void add(Optional<Path> place) throws IOException {
        if (place.isPresent()) {
            add(place.get());
        }
    }

    private void secret(Passphrase secret) throws IOException {
        add(secret.file());
        if (secret.file().isEmpty()) {
            elsewhere.add(
                    "The passphrase in " + secret + " is not in the archive; set it where the server is restored.");
        }
    }

    private void secret(Optional<Passphrase> secret) throws IOException {
        if (secret.isPresent()) {
            secret(secret.get());
        }
    }

    private void identity(Place place) throws IOException {
        if (place instanceof Pem pem) {
            add(pem.chain());
            add(pem.key());
            secret(pem.passphrase());
        } else if (place instanceof SelfSignedIn made) {
            add(made.certificateFile());
            add(made.keyFile());
        } else if (place instanceof Pkcs12 store) {
            add(store.path());
            secret(store.password());
        } else if (place instanceof Jks store) {
            add(store.path());
            secret(store.password());
        } else if (place instanceof Folder folder) {
            add(folder.path());
            secret(folder.passphrase());
        }
    }

    private void trust(ClientCertificates clients) throws IOException {
        add(clients.trusted());
        add(clients.authorities());
        add(clients.revocation().flatMap(RevocationSettings::crls));
    }

    private void logins(LoginSettings logins) throws IOException {
        for (AccountSource source : logins.sources()) {
            if (source instanceof AccountSource.InFile inFile) {
                add(inFile.file());
            } else if (source instanceof AccountSource.InDatabase database) {
                elsewhere.add("The users in " + database.name() + " are not in the archive; back the database up too.");
                secret(database.password());
            } else if (source instanceof AccountSource.InDirectory inDirectory) {
                add(inDirectory.directory().authorities());
                secret(inDirectory.directory().searcher().map(searcher -> searcher.password()));
            }
        }
        for (CertificateName name : logins.names()) {
            add(name.authorities());
        }
        if (logins.tank() instanceof TankPlace.InFile tank) {
            add(tank.file());
        }
    }

    private void mail(MailSettings mail) throws IOException {
        add(mail.authorities());
        secret(mail.login().map(MailSettings.Login::password));
    }
}

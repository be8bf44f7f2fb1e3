/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.AnonymousLogins;
import io.ftps.auth.Authenticator;
import io.ftps.auth.CertificateMapping;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HeldCertificates;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.PasswordChecks;
import io.ftps.auth.file.FileHoldingTank;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.CertificateName;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.TankPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The accounts of a server, or of one of its hosts, opened. To be closed when the last login was decided. */
public final class OpenAccounts implements AutoCloseable {
    private final LoginSettings settings;
    private final List<OpenSource> sources = new ArrayList<>();

    private OpenAccounts(LoginSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens files and connects to databases. Blocks.
     *
     * @param settings what to open
     * @return the accounts
     * @throws IOException when one of them cannot be used; one sentence
     */
    public static OpenAccounts of(LoginSettings settings) throws IOException {
        OpenAccounts opened = new OpenAccounts(settings);
        try {
            for (AccountSource source : settings.sources()) {
                opened.sources.add(open(source));
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static OpenSource open(AccountSource source) throws IOException {
        if (source instanceof AccountSource.InFile inFile) {
            return new FileSource(inFile.file());
        }
        if (source instanceof AccountSource.InDatabase inDatabase) {
            return DatabaseSource.open(inDatabase);
        }
        if (source instanceof AccountSource.Inline inline) {
            return new InlineSource(inline.accounts());
        }
        if (source instanceof AccountSource.InDirectory inDirectory) {
            return new UnlistedSource(inDirectory.directory().toAuthenticator());
        }
        return new UnlistedSource(AnonymousLogins.as(((AccountSource.Anonymous) source).user()));
    }

    /**
     * Makes or changes the tables of every database.
     *
     * @param settings which name them
     * @return the names of those that have the newest tables now
     * @throws IOException when one of them cannot be used; one sentence
     */
    public static List<String> migrate(LoginSettings settings) throws IOException {
        List<String> done = new ArrayList<>();
        for (AccountSource source : settings.sources()) {
            if (source instanceof AccountSource.InDatabase database) {
                DatabaseSource.migrate(database);
                done.add(database.name());
            }
        }
        return done;
    }

    /**
     * What decides about logins. The sources are asked in their order.
     *
     * @param which certificates wait in the tank
     * @param held is told of each that does
     * @return the authenticator
     * @throws IOException when a users file, or the authorities of names, cannot be read; one sentence
     */
    public Authenticator logins(HeldCertificates which, Consumer<HeldCertificate> held) throws IOException {
        LoginRules rules = new LoginRules(mapping(), PasswordChecks.standard(), tank(), which, held);
        Authenticator logins = sources.get(0).logins(rules);
        for (OpenSource next : sources.subList(1, sources.size())) {
            logins = logins.or(next.logins(rules));
        }
        return logins;
    }

    private CertificateMapping mapping() throws IOException {
        CertificateMapping mapping = CertificateMapping.registered();
        for (CertificateName name : settings.names()) {
            mapping = mapping.or(name.mapping());
        }
        return mapping;
    }

    /**
     * All accounts that can be listed. Blocks.
     *
     * @return in the order of the sources
     * @throws IOException when they cannot be known now; one sentence
     */
    public List<Account> accounts() throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (OpenSource source : sources) {
            accounts.addAll(source.accounts());
        }
        return accounts;
    }

    /**
     * What changes accounts.
     *
     * @return the editor of the first source that has one; none where all users stand in the configuration
     */
    public Optional<AccountEditor> editor() {
        return sources.stream().flatMap(source -> source.editor().stream()).findFirst();
    }

    /**
     * Where certificates wait.
     *
     * @return the tank, unless it is off
     */
    public Optional<HoldingTank> tank() {
        TankPlace place = settings.tank();
        if (place instanceof TankPlace.InFile inFile) {
            return Optional.of(FileHoldingTank.of(inFile.file()));
        }
        return place instanceof TankPlace.InDatabase
                ? sources.stream().flatMap(source -> source.tank().stream()).findFirst()
                : Optional.empty();
    }

    /**
     * Makes the folder of the tank's file, if there is none.
     *
     * @throws IOException when it cannot be made
     */
    public void prepareTank() throws IOException {
        if (settings.tank() instanceof TankPlace.InFile inFile) {
            Path folder = inFile.file().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        }
    }

    @Override
    public void close() {
        sources.forEach(OpenSource::close);
    }
}

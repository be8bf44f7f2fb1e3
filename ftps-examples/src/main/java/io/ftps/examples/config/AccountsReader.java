/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.file.UsersFile;
import io.ftps.auth.file.UsersFileException;
import io.ftps.examples.config.AccountSource.InDatabase;
import io.ftps.examples.config.AccountSource.InFile;
import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The section {@code users}: one or several places, asked in the order they are written. */
final class AccountsReader {
    private static final String FILE = "file";
    private static final List<String> FORMS = List.of(FILE, "inline", "jdbc", "ldap", "anonymous");

    private final Path base;
    private final InlineReader inline;
    private final DirectoryReader directory;

    AccountsReader(Path base) {
        this.base = base;
        this.inline = new InlineReader(base);
        this.directory = new DirectoryReader(base);
    }

    /** Empty if nothing is said of users, or nothing that is right. */
    Optional<List<AccountSource>> read(Section parent) {
        return parent.section("users").map(this::sources).filter(sources -> !sources.isEmpty());
    }

    private List<AccountSource> sources(Section section) {
        if (section.present(FORMS).isEmpty()) {
            section.complain("", "none (expected: at least one of " + Words.either(FORMS) + ")");
        }
        List<AccountSource> sources = section.keys().stream()
                .filter(FORMS::contains)
                .flatMap(form -> source(section, form).stream())
                .toList();
        section.end();
        tried(section, sources);
        return sources;
    }

    private Optional<AccountSource> source(Section section, String form) {
        return switch (form) {
            case "inline" ->
                section.sections(form, "a list of users, each with name and password-hash")
                        .map(items -> new AccountSource.Inline(inline.accounts(items)));
            case "jdbc" -> section.section(form).flatMap(this::database);
            case "ldap" -> section.section(form).flatMap(directory::read);
            case "anonymous" -> section.section(form).flatMap(inline::anonymous);
            default ->
                section.value(form, ValueKind.path(base, "a users file, as ftps user add makes it"))
                        .map(InFile::new);
        };
    }

    private Optional<AccountSource> database(Section section) {
        Optional<String> url = section.required("url", url());
        Optional<String> user = section.value("user", ValueKind.text("the name of a user of the database"));
        Optional<Passphrase> password = section.value(
                "password", ValueKind.secret("env:NAME or file:PATH", text -> Passphrase.parse(text, base)));
        OnOff migrate = section.value("migrate", ValueKind.oneOf(OnOff.class)).orElse(OnOff.OFF);
        section.end();
        return url.map(known -> new InDatabase(known, user, password, migrate));
    }

    /** May hold a password, so it is not repeated. */
    private static ValueKind<String> url() {
        return ValueKind.secret("jdbc:postgresql://HOST/DATABASE", text -> {
            if (!text.matches("jdbc:[a-z0-9]+:.+")) {
                throw new IllegalArgumentException("url");
            }
            return text;
        });
    }

    void tried(Section section, List<AccountSource> sources) {
        for (AccountSource source : sources) {
            if (source instanceof InFile inFile) {
                tried(section, inFile.file());
            }
        }
    }

    private static void tried(Section section, Path file) {
        try {
            UsersFile.builder(file).problems(warning -> {}).open();
        } catch (UsersFileException e) {
            section.complain(section.has(FILE) ? FILE : "users", String.valueOf(e.getMessage()));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys about who may log in, of the server or of one host: {@code users}, {@code certificate-names}, {@code tank}. */
final class LoginsReader {
    private static final String USERS = "users";
    private static final String NAMES = "certificate-names";
    private static final String TANK = "tank";
    private static final String AUTHORITIES = "authorities";

    private final Path base;
    private final AccountsReader accounts;

    LoginsReader(Path base) {
        this.base = base;
        this.accounts = new AccountsReader(base);
    }

    LoginSettings read(Section root, LoginSettings defaults) {
        Optional<List<AccountSource>> sources = accounts.read(root);
        if (!root.has(USERS)) {
            accounts.tried(root, defaults.sources());
        }
        LoginSettings settings = logins(root, sources.orElse(defaults.sources()), defaults.tank());
        checkTank(root, settings);
        return settings;
    }

    /** A host that says nothing has the server's users, their certificates and their tank. */
    Optional<LoginSettings> ofHost(Section host) {
        if (!host.has(USERS)) {
            host.present(List.of(NAMES, TANK))
                    .forEach(key -> host.complain(key, "the host has the server's users (expected: users beside it)"));
            return Optional.empty();
        }
        return accounts.read(host).map(sources -> {
            LoginSettings settings = logins(host, sources, new TankPlace.Off());
            checkTank(host, settings);
            return settings;
        });
    }

    private LoginSettings logins(Section section, List<AccountSource> sources, TankPlace otherwise) {
        TankPlace usual =
                otherwise instanceof TankPlace.InFile && isInDatabase(sources) ? new TankPlace.InDatabase() : otherwise;
        return new LoginSettings(
                sources, names(section), section.value(TANK, tank()).orElse(usual));
    }

    private static boolean isInDatabase(List<AccountSource> sources) {
        return sources.stream().anyMatch(AccountSource.InDatabase.class::isInstance);
    }

    private static void checkTank(Section section, LoginSettings settings) {
        if (settings.tank() instanceof TankPlace.InDatabase && !isInDatabase(settings.sources())) {
            section.wrong(TANK, "database", "users: jdbc beside it, or a file");
        }
    }

    private ValueKind<TankPlace> tank() {
        ValueKind<Path> file = ValueKind.path(base, "off, database, or a file");
        return ValueKind.of(file.expected(), text -> switch (text) {
            case "off" -> new TankPlace.Off();
            case "database" -> new TankPlace.InDatabase();
            default -> new TankPlace.InFile(file.reading().apply(text));
        });
    }

    private List<CertificateName> names(Section section) {
        List<CertificateName> names = new ArrayList<>();
        for (Section item : section.sections(NAMES, "a list of names, each with name, equals and authorities")
                .orElse(List.of())) {
            name(item).ifPresent(names::add);
        }
        return names;
    }

    private Optional<CertificateName> name(Section section) {
        Optional<NameKind> kind = section.required("name", kind());
        Optional<CertificateName.Whose> whose =
                section.required("equals", ValueKind.oneOf(CertificateName.Whose.class));
        Optional<Path> authorities = section.required(
                AUTHORITIES, ValueKind.path(base, "a PEM file or a folder with certificates of authorities"));
        section.end();
        if (kind.isEmpty() || whose.isEmpty() || authorities.isEmpty()) {
            return Optional.empty();
        }
        CertificateName name = new CertificateName(kind.get(), whose.get(), authorities.get());
        try {
            name.mapping();
        } catch (IOException e) {
            section.complain(AUTHORITIES, String.valueOf(e.getMessage()));
        }
        return Optional.of(name);
    }

    private static ValueKind<NameKind> kind() {
        List<String> words =
                Arrays.stream(NameKind.values()).map(NameKind::prefix).toList();
        return ValueKind.of(
                Words.either(words),
                text -> Arrays.stream(NameKind.values())
                        .filter(kind -> kind.prefix().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.examples.config.IdentitySource.Single;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.SniFallback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The section {@code certificate}, of the server or of one listener. Files it names are tried. */
final class IdentityReader {
    private static final List<String> FORMS = List.of("self-signed", "pem", "pkcs12");
    private static final List<String> ALL_FORMS = List.of("self-signed", "pem", "pkcs12", "by-server-name");

    private final Path base;
    private final ValueKind<SecretSource> secret;

    IdentityReader(Path base, Function<String, Optional<String>> environment) {
        this.base = base;
        this.secret = ValueKind.secret(SecretSource.FORMS, text -> SecretSource.parse(text, base, environment));
    }

    Optional<IdentitySource> read(Section parent) {
        return parent.section("certificate").flatMap(section -> {
            Optional<IdentitySource> source = oneForm(section, ALL_FORMS).flatMap(form -> read(section, form));
            section.end();
            return source;
        });
    }

    private Optional<IdentitySource> read(Section section, String form) {
        return form.equals("by-server-name")
                ? section.section(form).flatMap(this::byServerName)
                : single(section, form).map(single -> single);
    }

    private static Optional<String> oneForm(Section section, List<String> forms) {
        List<String> present = section.present(forms);
        if (present.size() != 1) {
            String found = present.isEmpty() ? "none" : String.join(" and ", present);
            section.complain("", found + " (expected: exactly one of " + Words.either(forms) + ")");
            return Optional.empty();
        }
        return Optional.of(present.get(0));
    }

    private Optional<Single> single(Section section, String form) {
        return switch (form) {
            case "pem" -> section.section(form).flatMap(this::pem);
            case "pkcs12" -> section.section(form).flatMap(this::pkcs12);
            default -> section.value(form, folder()).map(SelfSignedIn::new);
        };
    }

    private Optional<IdentitySource> byServerName(Section section) {
        SniFallback unknown = section.value("unknown-name", ValueKind.oneOf(SniFallback.class))
                .orElse(SniFallback.DEFAULT);
        List<Section> items = section.sections("certificates", "a list of certificates")
                .orElseGet(() -> {
                    section.complain("certificates", "missing (expected: a list of certificates)");
                    return List.of();
                });
        List<Single> certificates =
                items.stream().map(this::item).flatMap(Optional::stream).toList();
        section.end();
        return certificates.isEmpty() ? Optional.empty() : Optional.of(new ByServerName(unknown, certificates));
    }

    private Optional<Single> item(Section section) {
        Optional<Single> certificate = oneForm(section, FORMS).flatMap(form -> single(section, form));
        section.end();
        return certificate;
    }

    private Optional<Single> pem(Section section) {
        Optional<Path> chain = section.required("chain", file("a file of PEM certificates"));
        Optional<Path> key = section.required("key", file("a file with a PEM private key"));
        Optional<SecretSource> passphrase = section.value("passphrase", secret);
        boolean wrongPassphrase = section.has("passphrase") && passphrase.isEmpty();
        section.end();
        if (chain.isEmpty() || key.isEmpty() || wrongPassphrase) {
            return Optional.empty();
        }
        return tried(section, new Pem(chain.get(), key.get(), passphrase));
    }

    private Optional<Single> pkcs12(Section section) {
        Optional<Path> file = section.required("file", file("a PKCS#12 file"));
        Optional<SecretSource> password = section.required("password", secret);
        section.end();
        if (file.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return tried(section, new Pkcs12(file.get(), password.get()));
    }

    private static Optional<Single> tried(Section section, Single source) {
        try {
            source.load();
        } catch (IOException | CertifiedKeyException e) {
            section.complain("", String.valueOf(e.getMessage()));
        }
        return Optional.of(source);
    }

    private ValueKind<Path> file(String expected) {
        return ValueKind.path(base, expected);
    }

    private ValueKind<Path> folder() {
        return ValueKind.path(base, "a folder in which a certificate is made at the first start and kept");
    }
}

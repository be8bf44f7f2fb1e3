/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.IdentitySource.Folder;
import io.ftps.examples.config.IdentitySource.Jks;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.ReloadReport;
import io.ftps.tls.certificate.ReloadingIdentities;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Files with certificates, one form for each kind of file. */
final class IdentityPlaceReader {
    static final List<String> FORMS = List.of("self-signed", "pem", "pkcs12", "jks", "folder");

    private final Path base;
    private final Depth depth;
    private final EngineChoice engine;
    private final ValueKind<Passphrase> secret;

    IdentityPlaceReader(Path base, Depth depth, EngineChoice engine) {
        this.base = base;
        this.depth = depth;
        this.engine = engine;
        this.secret = ValueKind.secret("env:NAME or file:PATH", text -> Passphrase.parse(text, base));
    }

    Optional<Place> read(Section section, String form) {
        return switch (form) {
            case "pem" -> section.section(form).flatMap(this::pem);
            case "pkcs12" -> section.section(form).flatMap(store -> store(store, "a PKCS#12 file", Pkcs12::new));
            case "jks" -> section.section(form).flatMap(store -> store(store, "a JKS file", Jks::new));
            case "folder" -> section.section(form).flatMap(this::folder);
            default ->
                section.value(form, path("a folder in which a certificate is made at the first start and kept"))
                        .flatMap(kept -> tried(section, new SelfSignedIn(kept)));
        };
    }

    private Optional<Place> pem(Section section) {
        Optional<Path> chain = section.required("chain", path("a file of PEM certificates"));
        Optional<Path> key = section.required("key", path("a file with a PEM private key"));
        Optional<Optional<Passphrase>> passphrase = passphrase(section);
        section.end();
        if (chain.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return passphrase.flatMap(known -> tried(section, new Pem(chain.get(), key.get(), known)));
    }

    private Optional<Place> store(Section section, String expected, BiFunction<Path, Passphrase, Place> form) {
        Optional<Path> file = section.required("file", path(expected));
        Optional<Passphrase> password = section.required("password", secret);
        section.end();
        return file.flatMap(known -> password.flatMap(word -> tried(section, form.apply(known, word))));
    }

    private Optional<Place> folder(Section section) {
        Optional<Path> folder = section.required("path", path("a folder of certificates and keys"));
        Optional<Optional<Passphrase>> passphrase = passphrase(section);
        section.end();
        return folder.flatMap(known -> passphrase.flatMap(word -> tried(section, new Folder(known, word))));
    }

    /** Empty if what is written is wrong, empty inside if nothing is written. */
    private Optional<Optional<Passphrase>> passphrase(Section section) {
        Optional<Passphrase> passphrase = section.value("passphrase", secret);
        return section.has("passphrase") && passphrase.isEmpty() ? Optional.empty() : Optional.of(passphrase);
    }

    private Optional<Place> tried(Section section, Place place) {
        boolean willBeMade = place instanceof SelfSignedIn kept && !kept.isMade();
        if (depth == Depth.CERTIFICATES_TOO && !willBeMade) {
            ReloadingIdentities.Builder once = ReloadingIdentities.builder().engine(engine);
            place.follow(once);
            ReloadReport report = once.check();
            report.faults().forEach(fault -> section.complain("", fault));
            if (report.faults().isEmpty() && report.identities().isEmpty()) {
                section.complain("", place.path() + " holds no certificate (expected: at least one, with its key)");
            }
        }
        return Optional.of(place);
    }

    private ValueKind<Path> path(String expected) {
        return ValueKind.path(base, expected);
    }
}

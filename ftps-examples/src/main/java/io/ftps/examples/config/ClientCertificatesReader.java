/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import io.ftps.tls.trust.RevocationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys about clients' certificates, at a listener or at the top. */
final class ClientCertificatesReader {
    private static final String POLICY = "client-certificates";
    private static final String TRUSTED = "trusted-certificates";
    private static final String AUTHORITIES = "trusted-authorities";
    private static final String REVOCATION = "revocation";
    private static final String SELF_SIGNED = "registered-self-signed";
    private static final String UNKNOWN = "unknown-certificates";
    /** What means nothing where nobody is asked for a certificate. */
    private static final List<String> ABOUT_ASKED = List.of(TRUSTED, AUTHORITIES, REVOCATION, SELF_SIGNED, UNKNOWN);

    private final Path base;

    ClientCertificatesReader(Path base) {
        this.base = base;
    }

    ClientCertificates read(Section section, ClientCertificates defaults) {
        ClientCertificates clients = new ClientCertificates(
                section.value(POLICY, ValueKind.oneOf(ClientCertificatePolicy.class))
                        .orElse(defaults.policy()),
                place(section, TRUSTED, "the certificates of clients").or(defaults::trusted),
                place(section, AUTHORITIES, "the certificates of clients' authorities")
                        .or(defaults::authorities),
                section.section(REVOCATION).map(this::revocation).or(defaults::revocation),
                section.value(SELF_SIGNED, ValueKind.oneOf(OnOff.class)).orElse(defaults.registeredSelfSigned()),
                section.value(UNKNOWN, unknown()).orElse(defaults.unknown()));
        checkTogether(section, clients);
        return clients;
    }

    /** What a listener says that asks nobody for a certificate. */
    static void checkIgnored(Section listener) {
        listener.present(ABOUT_ASKED)
                .forEach(key -> listener.complain(
                        key, "nobody is asked for one (expected: client-certificates: request or require)"));
    }

    private static void checkTogether(Section section, ClientCertificates clients) {
        boolean broken = !section.present(List.of(TRUSTED, AUTHORITIES)).isEmpty();
        if (clients.policy() != ClientCertificatePolicy.IGNORE && !clients.believesAnybody() && !broken) {
            section.complain(
                    POLICY,
                    "nobody is believed (expected: trusted-certificates, trusted-authorities or"
                            + " registered-self-signed: on)");
        }
        if (section.has(REVOCATION) && clients.authorities().isEmpty()) {
            section.complain(REVOCATION, "nobody vouches for clients (expected: trusted-authorities beside it)");
        }
    }

    private Optional<Path> place(Section section, String key, String what) {
        Optional<Path> place = section.value(key, ValueKind.path(base, "a PEM file or a folder with " + what));
        place.ifPresent(known -> tried(section, key, () -> CertificateFiles.read(known, key.replace('-', ' '))));
        return place;
    }

    private RevocationSettings revocation(Section section) {
        RevocationSettings settings = new RevocationSettings(
                section.value("crls", ValueKind.path(base, "a file or a folder with revocation lists")),
                section.value("distribution-points", ValueKind.oneOf(OnOff.class))
                        .orElse(OnOff.OFF),
                section.value("ocsp", ValueKind.oneOf(OnOff.class)).orElse(OnOff.OFF),
                section.value("when-unknown", whenUnknown()).orElse(RevocationFailure.HARD_FAIL));
        section.end();
        settings.crls()
                .ifPresent(
                        known -> tried(section, "crls", () -> CertificateFiles.readLists(known, "revocation lists")));
        if (settings.crls().isEmpty() && settings.distributionPoints() == OnOff.OFF && settings.ocsp() == OnOff.OFF) {
            section.complain("", "nobody is asked (expected: crls, distribution-points: on or ocsp: on)");
        }
        return settings;
    }

    /** A file is read at once: that somebody is believed by mistake, or is not, is not found out otherwise. */
    private static void tried(Section section, String key, Reading file) {
        try {
            file.read();
        } catch (IOException e) {
            section.complain(key, String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Reading {
        List<?> read() throws IOException;
    }

    private static ValueKind<RevocationFailure> whenUnknown() {
        return ValueKind.of("refuse or accept", text -> switch (text) {
            case "refuse" -> RevocationFailure.HARD_FAIL;
            case "accept" -> RevocationFailure.SOFT_FAIL;
            default -> throw new IllegalArgumentException(text);
        });
    }

    private static ValueKind<UnknownCertificates> unknown() {
        return ValueKind.of("refuse or hold", text -> switch (text) {
            case "refuse" -> UnknownCertificates.END_THE_SESSION;
            case "hold" -> UnknownCertificates.LET_IN_UNTRUSTED;
            default -> throw new IllegalArgumentException(text);
        });
    }
}

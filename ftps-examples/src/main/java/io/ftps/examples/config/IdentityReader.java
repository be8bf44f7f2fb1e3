/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.IdentitySource.ByAddress;
import io.ftps.examples.config.IdentitySource.ByKeyType;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.tls.SniFallback;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code certificate}, of the server or of one listener: one place, or a choice among several. */
final class IdentityReader {
    private static final String OTHERS = "others";
    private static final String LIST = "a list of certificates";
    private static final List<String> AT_AN_ADDRESS =
            joined(IdentityPlaceReader.FORMS, List.of("by-key-type", "by-server-name"));
    private static final List<String> ANYWHERE = joined(AT_AN_ADDRESS, List.of("by-address"));

    private final IdentityPlaceReader places;

    IdentityReader(IdentityPlaceReader places) {
        this.places = places;
    }

    Optional<IdentitySource> read(Section parent) {
        return parent.section("certificate").flatMap(section -> source(section, ANYWHERE));
    }

    private Optional<IdentitySource> source(Section section, List<String> forms) {
        Optional<IdentitySource> source = oneForm(section, forms).flatMap(form -> switch (form) {
            case "by-key-type" -> byKeyType(section, form);
            case "by-server-name" -> section.section(form).flatMap(this::byServerName);
            case "by-address" -> section.section(form).flatMap(this::byAddress);
            default -> places.read(section, form).map(place -> place);
        });
        section.end();
        return source;
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

    private Optional<IdentitySource> byKeyType(Section section, String form) {
        return Optional.of(certificates(section, form))
                .filter(found -> !found.isEmpty())
                .map(ByKeyType::new);
    }

    private Optional<IdentitySource> byServerName(Section section) {
        SniFallback unknown = section.value("unknown-name", ValueKind.oneOf(SniFallback.class))
                .orElse(SniFallback.DEFAULT);
        if (!section.has("certificates")) {
            section.complain("certificates", "missing (expected: " + LIST + ")");
        }
        List<Place> certificates = certificates(section, "certificates");
        section.end();
        return certificates.isEmpty() ? Optional.empty() : Optional.of(new ByServerName(unknown, certificates));
    }

    private List<Place> certificates(Section section, String key) {
        return section.sections(key, LIST).orElse(List.of()).stream()
                .map(this::item)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Place> item(Section section) {
        Optional<Place> certificate =
                oneForm(section, IdentityPlaceReader.FORMS).flatMap(form -> places.read(section, form));
        section.end();
        return certificate;
    }

    private Optional<IdentitySource> byAddress(Section section) {
        Optional<IdentitySource> others = section.section(OTHERS).flatMap(other -> source(other, AT_AN_ADDRESS));
        ValueKind<InetAddress> address =
                ValueKind.address("IP addresses of this machine, IPv6 in quotes, and " + OTHERS);
        Map<InetAddress, IdentitySource> addresses = new LinkedHashMap<>();
        for (String key : section.keys()) {
            Optional<InetAddress> found = key.equals(OTHERS) ? Optional.empty() : section.key(key, address);
            if (found.filter(addresses::containsKey).isPresent()) {
                section.wrong(key, "a second time", "each address once");
            }
            found.ifPresent(known -> section.section(key)
                    .flatMap(one -> source(one, AT_AN_ADDRESS))
                    .ifPresent(source -> addresses.put(known, source)));
        }
        if (section.keys().stream().allMatch(OTHERS::equals)) {
            section.complain("", "no address (expected: " + address.expected() + ", each with a certificate)");
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new ByAddress(addresses, others));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The list {@code hosts}. */
final class HostsReader {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String NAME = "(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*\\.?";
    private static final int MOST_CHARACTERS = 253;
    private static final String NAMES = "a list of DNS names";

    private final Path base;

    HostsReader(Path base) {
        this.base = base;
    }

    List<HostSettings> read(Section root) {
        Set<String> taken = new HashSet<>();
        List<HostSettings> hosts = new ArrayList<>();
        for (Section section :
                root.sections("hosts", "a list of hosts, each with names").orElse(List.of())) {
            hosts.add(host(section, taken));
        }
        return hosts;
    }

    private HostSettings host(Section section, Set<String> taken) {
        if (!section.has("names")) {
            section.complain("names", "missing (expected: " + NAMES + ")");
        }
        List<String> names = section.values("names", name(), NAMES);
        for (String name : names) {
            if (!taken.add(name)) {
                section.wrong("names", name, "a name no other host has");
            }
        }
        HostSettings host = new HostSettings(
                names,
                new LoginsReader(base).ofHost(section),
                section.value("home", HomeFolders.kind(base)),
                section.value("greeting", SettingsReader.greeting()),
                section.value("data-protection", ValueKind.oneOf(DataProtection.class))
                        .orElse(DataProtection.CLIENT_CHOICE),
                section.value("binding", ValueKind.oneOf(DataBinding.class)).orElse(DataBinding.OFF));
        section.end();
        return host;
    }

    private static ValueKind<String> name() {
        return ValueKind.of("a DNS name such as ftp.example.com or *.example.com", text -> {
            if (!text.matches(NAME) || text.length() > MOST_CHARACTERS) {
                throw new IllegalArgumentException(text);
            }
            String name = text.toLowerCase(Locale.ROOT);
            return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        });
    }
}

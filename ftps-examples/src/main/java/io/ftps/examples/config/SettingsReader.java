/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.Transport;
import io.ftps.server.Limits;
import io.ftps.server.PassiveAddresses;
import io.ftps.tls.EngineChoice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The top of the file: which key means which part of the settings. */
final class SettingsReader {
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int LONGEST_GREETING = 200;

    private final Path base;
    private final Function<String, Optional<String>> environment;

    SettingsReader(Path base, Function<String, Optional<String>> environment) {
        this.base = base;
        this.environment = environment;
    }

    ServerSettings read(Section root) {
        ServerSettings defaults = ServerSettings.defaults(base.resolve("ftps-data"));
        IdentityReader identities = new IdentityReader(base, environment);
        ServerSettings settings = new ServerSettings(
                new ListenersReader(identities).read(root).orElse(defaults.listeners()),
                identities.read(root).orElse(defaults.identity()),
                root.value("engine", ValueKind.oneOf(EngineChoice.class)).orElse(EngineChoice.AUTO),
                root.value("transport", transport()).orElse(Optional.empty()),
                root.section("passive").map(SettingsReader::passive).orElse(defaults.passive()),
                new AccountsReader(base).read(root).orElse(defaults.accounts()),
                root.value("home", home()).orElse(defaults.homes()),
                root.section("limits").map(LimitsReader::read).orElse(Limits.DEFAULT),
                root.value("greeting", greeting()).orElse(defaults.greeting()));
        root.end();
        return settings;
    }

    private static ValueKind<Optional<Transport>> transport() {
        return ValueKind.of("auto, nio or epoll", text -> {
            if (text.equals("auto")) {
                return Optional.empty();
            }
            return Optional.of(Words.find(Transport.class, text).orElseThrow(() -> new IllegalArgumentException(text)));
        });
    }

    private ValueKind<HomeFolders> home() {
        return ValueKind.of(
                "a path, in which {user} stands for the login name",
                text -> new HomeFolders(base.resolve(text).toString()));
    }

    private static ValueKind<String> greeting() {
        return ValueKind.of("one line of at most 200 characters", text -> {
            if (text.isBlank()
                    || text.length() > LONGEST_GREETING
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    private static PassiveAddresses passive(Section section) {
        PassiveAddresses ports = section.value("ports", ports()).orElse(ServerSettings.PASSIVE);
        Optional<Inet4Address> advertised = section.value("advertised", advertised());
        section.end();
        return advertised.map(ports::advertising).orElse(ports);
    }

    private static ValueKind<PassiveAddresses> ports() {
        return ValueKind.of("FIRST-LAST, such as 50000-50099, or any", text -> {
            if (text.equals("any")) {
                return PassiveAddresses.ANY_PORT;
            }
            Matcher range = PORTS.matcher(text);
            if (!range.matches() || range.group(1).equals("0")) {
                throw new IllegalArgumentException(text);
            }
            return PassiveAddresses.ports(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
        });
    }

    private static ValueKind<Inet4Address> advertised() {
        return ValueKind.of("an IPv4 address or the name of a host that has one", text -> {
            InetAddress address = ValueKind.address().reading().apply(text);
            if (address instanceof Inet4Address found) {
                return found;
            }
            throw new IllegalArgumentException(text);
        });
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Limits;
import io.ftps.server.PartialUploads;
import io.ftps.server.Transport;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ocsp.OcspSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The top of the file: which key means which part of the settings. */
final class SettingsReader {
    private static final int LONGEST_GREETING = 200;

    private final Path base;
    private final Depth depth;

    SettingsReader(Path base, Depth depth) {
        this.base = base;
        this.depth = depth;
    }

    ServerSettings read(Section root) {
        Path data = base.resolve("ftps-data");
        ServerSettings defaults = ServerSettings.defaults(data);
        EngineChoice engine =
                root.value("engine", ValueKind.oneOf(EngineChoice.class)).orElse(EngineChoice.AUTO);
        IdentityReader identities = new IdentityReader(new IdentityPlaceReader(base, depth, engine));
        TlsReader tls = new TlsReader(base, identities);
        TlsSettings everywhere = tls.read(root, TlsSettings.selfSignedIn(data));
        ServerSettings settings = new ServerSettings(
                new ListenersReader(tls, everywhere).read(root).orElse(ServerSettings.listeners(everywhere)),
                engine,
                stapling(root),
                root.value("transport", transport()).orElse(Optional.empty()),
                DataReader.read(root),
                new LoginsReader(base).read(root, defaults.logins()),
                root.section("login-guard").map(GuardReader::read).orElse(defaults.guard()),
                root.value("home", HomeFolders.kind(base)).orElse(defaults.homes()),
                root.value("partial-uploads", partialUploads()).orElse(defaults.partialUploads()),
                new HostsReader(base).read(root),
                root.section("logs").map(logs -> LogSettings.read(logs, base)).orElse(defaults.logs()),
                root.section("notices")
                        .map(notices -> new NoticesReader(base).read(notices, defaults.notices()))
                        .orElse(defaults.notices()),
                root.section("limits").map(LimitsReader::read).orElse(Limits.DEFAULT),
                root.value("greeting", greeting()).orElse(defaults.greeting()));
        root.end();
        return settings;
    }

    private static Optional<OcspSettings> stapling(Section root) {
        OnOff stapling = root.value("stapling", ValueKind.oneOf(OnOff.class)).orElse(OnOff.OFF);
        Optional<OcspSettings> asking = root.value("responder", responder());
        if (stapling == OnOff.ON) {
            return asking.or(() -> Optional.of(OcspSettings.DEFAULT));
        }
        if (asking.isPresent()) {
            root.complain("responder", "nobody is asked (expected: stapling: on)");
        }
        return Optional.empty();
    }

    private static ValueKind<OcspSettings> responder() {
        return ValueKind.of("an http or https address", text -> OcspSettings.DEFAULT.withResponder(URI.create(text)));
    }

    private static ValueKind<Optional<Transport>> transport() {
        return ValueKind.of("auto, nio or epoll", text -> {
            if (text.equals("auto")) {
                return Optional.empty();
            }
            return Optional.of(Words.find(Transport.class, text).orElseThrow(() -> new IllegalArgumentException(text)));
        });
    }

    private static ValueKind<PartialUploads> partialUploads() {
        return ValueKind.of("discard or keep", text -> switch (text) {
            case "discard" -> PartialUploads.DISCARD_PARTIAL;
            case "keep" -> PartialUploads.KEEP_PARTIAL;
            default -> throw new IllegalArgumentException(text);
        });
    }

    static ValueKind<String> greeting() {
        return ValueKind.of("one line of at most 200 characters", text -> {
            if (text.isBlank()
                    || text.length() > LONGEST_GREETING
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }
}

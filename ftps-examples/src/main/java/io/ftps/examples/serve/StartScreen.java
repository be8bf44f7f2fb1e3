/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.DataSettings;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.Words;
import io.ftps.server.ActiveMode;
import io.ftps.server.AdvertisedAddress;
import io.ftps.server.DataProtection;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.Printable;
import io.ftps.server.TlsMode;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.TlsEngine;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person sees who has just started the server: where it is, who it is, and how to reach it. */
public final class StartScreen {
    private final RunningServer running;
    private final Login login;
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private StartScreen(RunningServer running, Login login, Instant now) {
        this.running = running;
        this.login = login;
        this.now = now;
    }

    /**
     * Draws it.
     *
     * @param version of this program
     * @param running what runs
     * @param login whom the lines log in as
     * @param now for the days left
     * @return several lines, the last one ended
     */
    public static String of(String version, RunningServer running, Login login, Instant now) {
        return new StartScreen(running, login, now).draw(version);
    }

    private String draw(String version) {
        ServerSettings settings = running.settings();
        text.append(version).append(" is running; Ctrl-C stops it.\n\n");
        settings.listeners().forEach(listener -> row(listener.name(), describe(listener)));
        running.tls().identities().forEach(this::identity);
        row("TLS engine", engines());
        row("transport", Words.of(running.server().transport()));
        row("data ports", ports(settings.data()));
        row("users", accounts(settings.logins()));
        settings.hosts().forEach(this::host);
        clients();
        clientLines();
        return text.toString();
    }

    private void row(String label, String value) {
        text.append(String.format("  %-12s %s%n", label, Printable.of(value)));
    }

    private String describe(ListenerSettings listener) {
        InetAddress address = listener.address().getAddress();
        String where = address.isAnyLocalAddress() ? "all addresses" : address.getHostAddress();
        String data = listener.protection() == DataProtection.PRIVATE_ONLY
                ? "data encrypted"
                : "data encrypted only if the client asks";
        return "port " + running.portOf(listener) + ", " + where + "; " + mode(listener.mode()) + ", " + data
                + certificates(listener.tls().clients().policy());
    }

    private static String certificates(ClientCertificatePolicy policy) {
        return switch (policy) {
            case IGNORE -> "";
            case REQUEST -> ", client certificates asked for";
            case REQUIRE -> ", client certificates required";
        };
    }

    private static String mode(TlsMode mode) {
        return switch (mode) {
            case IMPLICIT -> "TLS from the first byte";
            case EXPLICIT -> "TLS after AUTH TLS";
            case PLAIN_LOGIN_ALLOWED -> "DANGEROUS: logins without TLS allowed";
        };
    }

    private void identity(IdentitySource source, Identity identity) {
        identity.groups().forEach(this::group);
        if (running.tls().identities().size() > 1) {
            row(
                    "",
                    "shown by "
                            + running.settings().listeners().stream()
                                    .filter(listener ->
                                            listener.tls().identity().equals(source))
                                    .map(ListenerSettings::name)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void group(CertificateGroup group) {
        if (group.keys().isEmpty()) {
            row("certificate", "NO CERTIFICATE, so nobody gets in with TLS; it is taken as soon as it is there:");
            group.places().forEach(place -> row("", place.path().toString()));
        }
        group.keys().forEach(this::certificate);
        group.clients().ifPresent(clients -> row("", "for clients " + clients));
    }

    private void certificate(CertifiedKey key) {
        Instant ends = key.certificate().getNotAfter().toInstant();
        long days = Duration.between(now, ends).toDays();
        String left = ends.isBefore(now) ? "EXPIRED" : days + " days left";
        row(
                "certificate",
                key.certificate().getSubjectX500Principal().getName()
                        + (CertificateGroup.isSelfSigned(key) ? ", self-signed, " : ", ")
                        + left + " (until " + LocalDate.ofInstant(ends, ZoneOffset.UTC) + ")");
        List<String> names = CertificateNames.of(key.certificate());
        row("", names.isEmpty() ? "for no name at all" : "for " + String.join(", ", names));
        row("SHA-256", key.sha256Fingerprint());
    }

    private String engines() {
        return running.tls().engines().stream().map(StartScreen::engine).collect(Collectors.joining(", "));
    }

    private static String engine(TlsEngine engine) {
        return switch (engine) {
            case JDK -> "JDK";
            case BORINGSSL -> "BoringSSL";
        };
    }

    private static String ports(DataSettings data) {
        PassiveAddresses passive = data.passive();
        String range = passive.firstPort() == 0 ? "any" : passive.firstPort() + "-" + passive.lastPort();
        return range + advertised(passive.advertised()) + active(data.active());
    }

    private static String advertised(AdvertisedAddress rule) {
        if (rule instanceof AdvertisedAddress.Same same) {
            return same.address()
                    .map(address -> ", told as " + address.getHostAddress())
                    .orElse("");
        }
        return ", told as nat says";
    }

    private static String active(ActiveMode mode) {
        if (mode instanceof ActiveMode.From from) {
            return from.localPort() == 0 ? "" : "; active from port " + from.localPort();
        }
        return "; no active mode";
    }

    private static String accounts(LoginSettings logins) {
        return logins.sources().stream().map(StartScreen::accounts).collect(Collectors.joining(", then "));
    }

    private static String accounts(AccountSource source) {
        if (source instanceof AccountSource.InFile inFile) {
            return inFile.file().toString();
        }
        if (source instanceof AccountSource.Inline inline) {
            int count = inline.accounts().size();
            return count + (count == 1 ? " user" : " users") + " of the configuration file";
        }
        return source.name();
    }

    private void clients() {
        ClientRows clients = new ClientRows(running, now);
        if (clients.isAnybodyAsked()) {
            String label = "clients";
            for (String line : clients.believed()) {
                row(label, line);
                label = "";
            }
            row("tank", clients.tank());
        }
    }

    private void host(HostSettings host) {
        row(
                "host",
                String.join(", ", host.names())
                        + host.logins().map(own -> "; users " + accounts(own)).orElse(""));
    }

    private void clientLines() {
        ListenerSettings listener = running.settings().listeners().get(0);
        Identity identity = running.identityOf(listener);
        Optional<CertificateGroup> shown = identity.groups().stream()
                .filter(group -> !group.keys().isEmpty())
                .findFirst();
        InetAddress address = listener.address().getAddress();
        String otherwise = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        ClientLines lines = new ClientLines(
                shown.map(group ->
                                CertificateNames.toConnectTo(group.keys().get(0).certificate(), otherwise))
                        .orElse(otherwise),
                running.portOf(listener),
                listener.mode(),
                login,
                shown.flatMap(CertificateGroup::trustFile).map(Path::toAbsolutePath));
        text.append("\nTo look around, paste one of these into another terminal:\n\n");
        text.append(lines.curl()).append("\n\n").append(lines.lftp()).append("\n");
    }
}

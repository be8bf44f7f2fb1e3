/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the scanners find that auditors use, on the profile {@code modern-2026}. Their findings are checked in beside this
 * class; anything else, better or worse, is a failure, so that a change of what we offer is always seen.
 */
final class ScanIT {
    /**
     * Findings that are different in each run: of times, of the certificate just made, of the scanner's own machine, and of its
     * try to resume a session on another connection, which nobody can here.
     */
    private static final String VARIABLE = "cert|cert_serialNumber|cert_fingerprint\\w+|cert_not(Before|After)"
            + "|cert_expirationStatus|cert_validityPeriod|sessionresumption_ticket|TLS_timestamp|engine_problem|service|scanTime|.*_wo_SNI";

    /** Seven days or two: the scanner takes a ticket of TLS 1.2 or of TLS 1.3, as it happens. */
    private static final String TICKET_LIFE = "valid for (604800|172800) seconds \\(>daily\\)";

    private static final Set<String> TITLES = Set.of("Testing SSL server", "Connected to", "OpenSSL ", "Version:");

    @TempDir
    private Path folder;

    /** Both ports at once, since a scanner mostly waits. */
    @Tag("ONCE")
    @Test
    void testsslFindsWhatIsExpectedAndNothingElse() throws Exception {
        Shell.need("testssl");
        ExecutorService scans = Executors.newFixedThreadPool(2);
        try (ScannedServer server = ScannedServer.start(folder, "auto")) {
            Future<List<String>> explicit = scans.submit(() -> testssl(server, "explicit", "-t ftp"));
            Future<List<String>> implicit = scans.submit(() -> testssl(server, "implicit", ""));
            assertThat(explicit.get()).isEqualTo(expected("testssl-explicit.txt"));
            assertThat(implicit.get()).isEqualTo(expected("testssl-implicit.txt"));
        } finally {
            scans.shutdownNow();
        }
    }

    /** One line for each finding: how grave, which, what. */
    private List<String> testssl(ScannedServer server, String listener, String startTls) throws Exception {
        Path findings = folder.resolve(listener + ".json");
        Shell scan = Shell.run(
                folder,
                String.join(
                        " ",
                        "testssl --quiet --warnings off --color 0 --nodns none -p -s -f -P -S -U",
                        "--add-ca " + server.authority() + " --jsonfile " + findings,
                        startTls,
                        server.address(listener)));
        assertThat(findings).as(scan.output()).exists();
        Load json = new Load(LoadSettings.builder().build());
        return ((List<?>) json.loadFromString(Files.readString(findings)))
                .stream()
                        .map(finding -> (Map<?, ?>) finding)
                        .filter(finding -> !String.valueOf(finding.get("id")).matches(VARIABLE))
                        .map(finding -> finding.get("severity") + " " + finding.get("id") + " "
                                + String.valueOf(finding.get("finding"))
                                        .strip()
                                        .replaceAll(TICKET_LIFE, "valid for days"))
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "boringssl"})
    void sslscanFindsWhatIsExpectedAndNothingElse(String engine) throws Exception {
        Shell.need("sslscan");
        List<String> expected = expected("sslscan-" + engine + ".txt");
        try (ScannedServer server = ScannedServer.start(folder, engine)) {
            assertThat(sslscan(server, "explicit", "--starttls-ftp")).isEqualTo(expected);
            assertThat(sslscan(server, "implicit", "")).isEqualTo(expected);
        }
    }

    private List<String> sslscan(ScannedServer server, String listener, String startTls) throws Exception {
        Shell scan = Shell.run(folder, "sslscan --no-colour " + startTls + " " + server.address(listener));
        assertThat(scan.exitCode()).as(scan.output()).isZero();
        return scan.output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Not valid "))
                .filter(line -> TITLES.stream().noneMatch(line::startsWith))
                .toList();
    }

    private static List<String> expected(String name) throws IOException {
        try (InputStream in = ScanIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

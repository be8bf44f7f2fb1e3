/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/certificates.md} from its first line to its last, as somebody follows it. */
@Tag("CLIENT")
final class CertificatesTutorialIT {
    private static final Path PAGE = Path.of("").toAbsolutePath().resolveSibling("docs/certificates.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String PORT = "2121";

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();
    private Optional<FtpsProcess> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(FtpsProcess::close);
    }

    @Test
    void everyLineOfThePageDoesWhatItSays() throws Exception {
        Shell.need("curl");
        for (MatchResult block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
            switch (block.group(1)) {
                case "sh" -> block.group(2).lines().forEach(this::follow);
                case "yaml" ->
                    Files.writeString(
                            folder.resolve("ftps.yaml"), block.group(2).replace(PORT, "0"));
                default -> assertThat(normal(printed.get(printed.size() - 1))).isEqualTo(normal(block.group(2)));
            }
        }
        FtpsProcess running = server.orElseThrow();
        await("the renewed certificate")
                .until(() -> running.err().contains("Certificates shown from the next connection on"));
        assertThat(running.err()).contains(" login ").doesNotContain("ERROR");
    }

    private void follow(String line) {
        try {
            if (line.startsWith("ftps serve ")) {
                String[] arguments = line.substring("ftps ".length()).split(" ");
                server = Optional.of(FtpsProcess.begin(folder, arguments).started());
            } else {
                Shell run = Shell.run(folder, program() + withPort(line));
                assertThat(run.exitCode()).as(line + "\n" + run.output()).isZero();
                printed.add(run.output());
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(line, e);
        }
    }

    /** What {@code ftps} stands for. The first compiler is enough for commands that live for a second. */
    private static String program() {
        return "ftps() { '" + FtpsProcess.java() + "' -XX:TieredStopAtLevel=1 -jar '" + FtpsProcess.jar()
                + "' \"$@\"; }; ";
    }

    private String withPort(String line) throws IOException {
        return server.isPresent() ? line.replace(":" + PORT, ":" + server.get().port("explicit")) : line;
    }

    /** Digests, numbers and dates are others each time. */
    private static String normal(String text) {
        return text.replaceAll("\\b[0-9a-f]{31,64}\\b", "HEX")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE")
                .replaceAll("\\d+ days", "N days");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.DataProtection;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real client takes every {@link Step} in each of its modes, as its users would let it, and says what it said when it was
 * recorded. What it cannot do it does not override, and says why in {@link #cannot}.
 */
@Tag("CLIENT")
@TestInstance(Lifecycle.PER_CLASS)
abstract class ClientContract {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final Pattern VERSION = Pattern.compile("[0-9]+([.][0-9]+)+|[0-9]{8}");

    /** The client's name, which its record has too. */
    abstract String name();

    /** Something in which its version is the first number with a dot, or a date. */
    abstract String version(Path folder) throws Exception;

    /** When TLS begins. */
    Set<TlsMode> modes() {
        return Set.of(TlsMode.EXPLICIT, TlsMode.IMPLICIT);
    }

    /** The steps that the client cannot take, and why. */
    Map<Step, String> cannot() {
        return Map.of();
    }

    /** What the client shows of the root folder. */
    String list(Visit visit) throws Exception {
        throw new UnsupportedOperationException();
    }

    void download(Visit visit, List<String> names) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Goes on behind the first {@link Step#HALF} bytes. */
    void resumeDownload(Visit visit, String name) throws Exception {
        throw new UnsupportedOperationException();
    }

    void upload(Visit visit, List<String> names) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Goes on behind the first {@link Step#HALF} bytes. */
    void resumeUpload(Visit visit, String name) throws Exception {
        throw new UnsupportedOperationException();
    }

    void rename(Visit visit, String from, String to) throws Exception {
        throw new UnsupportedOperationException();
    }

    void delete(Visit visit, String name) throws Exception {
        throw new UnsupportedOperationException();
    }

    @ParameterizedTest
    @MethodSource("modes")
    @Execution(ExecutionMode.CONCURRENT)
    void everyStepIsTakenAndSaysWhatWasRecorded(TlsMode mode, @TempDir Path folder) throws Exception {
        Transcript transcript = new Transcript(name(), versionNumber(folder), mode);
        try (ServerFixture server = server(folder, mode)) {
            for (Step step : Step.values()) {
                Optional<String> excuse = Optional.ofNullable(cannot().get(step));
                if (excuse.isPresent()) {
                    transcript.excuse(step, excuse.get());
                } else {
                    take(step, new Visit(server, mode), transcript);
                }
            }
        }
        transcript.compare();
    }

    private String versionNumber(Path folder) throws Exception {
        String text = version(folder);
        Matcher version = VERSION.matcher(text);
        assertThat(version.find()).as(text).isTrue();
        return version.group();
    }

    /** What the client, being old, has to be granted. */
    Listener granted(Listener listener) {
        return listener;
    }

    private ServerFixture server(Path folder, TlsMode mode) throws IOException {
        DataProtection protection =
                mode == TlsMode.PLAIN_LOGIN_ALLOWED ? DataProtection.CLIENT_CHOICE : DataProtection.PRIVATE_ONLY;
        return ServerFixture.with(
                folder, settings -> settings.protection(protection).rules(this::granted));
    }

    private void take(Step step, Visit visit, Transcript transcript) throws Exception {
        ServerFixture server = visit.server();
        empty(server.files());
        empty(server.mine());
        int before = server.events().all().size();
        step.take(this, visit);
        server.awaitNobody();
        transcript.step(
                step,
                server.events().all().subList(before, server.events().all().size()));
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.skip(1).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

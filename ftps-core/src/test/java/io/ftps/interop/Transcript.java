/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.RecordingEvents.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one client said in one mode: each command with the code of its last reply, each session a paragraph. It is compared with
 * the record of the same version of the client, which lies in {@code transcripts} beside this class; {@code mvn verify
 * -Dtest=*ClientTest -Dftps.transcripts.write=true} writes the records anew. Of another version the difference is printed only: it
 * need not be worse.
 */
final class Transcript {
    private static final Path RECORDS = Path.of("src/test/resources/io/ftps/interop/transcripts");

    private final Path record;
    private final String title;
    private final StringBuilder steps = new StringBuilder();

    /** Begins with the client's name and version. */
    Transcript(String client, String version, TlsMode mode) {
        record = RECORDS.resolve(client + "-" + mode.name().toLowerCase(Locale.ROOT) + ".txt");
        title = "# " + client + " " + version;
    }

    /** Tells that the client cannot take a step. */
    void excuse(Step step, String why) {
        steps.append("\n== ").append(step).append(": ").append(why).append('\n');
    }

    /** Tells what was said while the client took a step. */
    void step(Step step, List<Event> events) {
        steps.append("\n== ").append(step).append('\n');
        Map<String, StringBuilder> sessions = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.name().equals("commandEnded")) {
                sessions.computeIfAbsent(event.session(), session -> new StringBuilder())
                        .append(masked(event.detail()))
                        .append('\n');
            }
        }
        steps.append(String.join("\n", sessions.values()));
    }

    /** Times of files are not the same tomorrow. */
    private static String masked(String command) {
        return command.replaceAll("[0-9]{14}", "<time>");
    }

    /** Fails if the record of the same version says otherwise. */
    void compare() throws IOException {
        String text = title + "\n" + steps;
        if (Boolean.getBoolean("ftps.transcripts.write")) {
            Files.createDirectories(RECORDS);
            Files.writeString(record, text);
            return;
        }
        String recorded = Files.readString(record);
        if (recorded.startsWith(title + "\n")) {
            assertThat(text).as("what this client says, against " + record).isEqualTo(recorded);
        } else if (!text.equals(recorded)) {
            System.out.println("Another version than in " + record + " says:\n" + text);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.LogSettings;
import io.ftps.observe.AuditLog;
import io.ftps.observe.JfrEvents;
import io.ftps.observe.LogFile;
import io.ftps.observe.TransferLog;
import io.ftps.server.ServerEvents;
import io.ftps.timeline.Timelines;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Everything that is told what happens, and the files that some of it writes. */
final class OpenLogs implements AutoCloseable {
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final List<ServerEvents> listeners = new ArrayList<>(List.of(new EventLog(), new JfrEvents()));
    private final Deque<Runnable> closings = new ArrayDeque<>();

    private OpenLogs() {}

    /** Opens what is wanted, or nothing. */
    static OpenLogs open(LogSettings settings) throws IOException {
        OpenLogs logs = new OpenLogs();
        try {
            logs.open(settings.xferlog(), TransferLog::xferlog);
            logs.open(settings.transfers(), TransferLog::json);
            logs.open(settings.audit(), AuditLog::json);
            if (settings.timeline().isPresent()) {
                Timelines timelines = Timelines.into(settings.timeline().get(), logs.clock);
                logs.listeners.add(timelines);
                logs.closings.push(timelines::close);
            }
        } catch (IOException e) {
            logs.close();
            throw e;
        }
        return logs;
    }

    private void open(Optional<Path> file, BiFunction<Consumer<String>, Clock, ServerEvents> log) throws IOException {
        if (file.isPresent()) {
            LogFile lines = append(file.get());
            closings.push(lines::close);
            listeners.add(log.apply(lines, clock));
        }
    }

    private static LogFile append(Path file) throws IOException {
        try {
            return LogFile.append(file);
        } catch (NoSuchFileException e) {
            throw new IOException("The log file " + file + " cannot be made: its folder does not exist; make it.", e);
        }
    }

    ServerEvents events() {
        return ServerEvents.all(listeners);
    }

    /** Writes what waits. */
    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}

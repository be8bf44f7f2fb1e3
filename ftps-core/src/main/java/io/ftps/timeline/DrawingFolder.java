/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of drawings, which are made on a thread of its own. */
final class DrawingFolder implements AutoCloseable {
    /** How many drawings are kept. */
    static final int FILES = 1_000;

    /** How many recordings wait to be drawn; further ones are not. */
    private static final int WAITING = 100;

    private static final long CLOSE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(DrawingFolder.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-\\w+\\.svg");

    private final Path folder;
    private final ThreadPoolExecutor drawer =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> daemon(task));

    private DrawingFolder(Path folder) {
        this.folder = folder;
    }

    static DrawingFolder open(Path folder) throws IOException {
        return new DrawingFolder(Files.createDirectories(folder));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ftps-timeline");
        thread.setDaemon(true);
        return thread;
    }

    /** Draws when it has its turn; never blocks. */
    void draw(Recording recording) {
        try {
            drawer.execute(() -> drawNow(recording));
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "Session {} is not drawn: too many wait",
                    recording.session().id());
        }
    }

    private void drawNow(Recording recording) {
        String name = TIME.format(recording.began()) + "-" + recording.session().id() + ".svg";
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            Drawing.draw(recording, out);
        } catch (IOException | XMLStreamException e) {
            LOG.warn("{} cannot be drawn: {}", file, e.toString());
        }
        removeOldest();
    }

    private void removeOldest() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> drawings = files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            for (Path file : drawings.subList(0, Math.max(0, drawings.size() - FILES))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("Old drawings in {} cannot be removed: {}", folder, e.toString());
        }
    }

    @Override
    public void close() {
        drawer.shutdown();
        try {
            if (!drawer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                drawer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

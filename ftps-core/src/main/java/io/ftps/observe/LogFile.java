/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to a file, in UTF-8, on a thread of its own: whoever has a line to write never waits, and may be an event loop.
 * A file that is moved away, as by logrotate, is made anew within a second; no signal is needed.
 *
 * <p>Safe for many threads. The catch: where the disk is slower than the lines come, or fails, lines are lost; how many is logged
 * as a warning.
 */
public final class LogFile implements Consumer<String>, AutoCloseable {
    /** How many lines wait for the disk at most; further ones are lost. */
    public static final int WAITING_LINES = 10_000;

    /** How long {@link #close} waits for the last lines to be written, in milliseconds. */
    public static final long CLOSE_MILLIS = 5_000;

    /** How often it is looked whether the file is still the one under the name, in milliseconds. */
    static final long LOOK_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final int LINES_AT_ONCE = 500;

    private final Path file;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_LINES);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    private BufferedWriter out;
    private Optional<Object> opened;
    private long looked = System.nanoTime();
    private boolean failing;

    private LogFile(Path file) throws IOException {
        this.file = file;
        this.out = open();
        this.opened = identity();
        this.writer = new Thread(this::write, "ftps-log-" + file.getFileName());
        writer.setDaemon(true);
    }

    /**
     * Opens a file behind its last line, or makes it. Blocks on the disk.
     *
     * @param file in a folder that exists
     * @return open until it is closed
     * @throws IOException if the file cannot be written
     */
    public static LogFile append(Path file) throws IOException {
        LogFile log = new LogFile(file);
        log.writer.start();
        return log;
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, CREATE, APPEND);
    }

    /** What tells this file from another of the same name; empty where a file system cannot, or there is none. */
    private Optional<Object> identity() throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Takes a line. Never blocks.
     *
     * @param line without an end of line
     */
    @Override
    public void accept(String line) {
        if (!waiting.offer(line)) {
            lost.incrementAndGet();
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        try {
            while (!closing || !waiting.isEmpty()) {
                String first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    lines.add(first);
                    waiting.drainTo(lines, LINES_AT_ONCE);
                }
                write(lines);
                lines.clear();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} is closed before its last lines are written", file);
        }
        closeFile();
    }

    /** A failure is told once, not every second; what it cost is told when it is over. */
    private void write(List<String> lines) {
        try {
            followTheName();
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("{} cannot be written, and lines of it are lost: {}", file, e.toString());
            }
            failing = true;
            lost.addAndGet(lines.size());
            return;
        }
        failing = false;
        long gone = lost.getAndSet(0);
        if (gone > 0) {
            LOG.warn("{} lines are missing in {}: the disk was too slow or full", gone, file);
        }
    }

    private void followTheName() throws IOException {
        if (System.nanoTime() - looked < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
            return;
        }
        looked = System.nanoTime();
        if (!identity().equals(opened) || !Files.exists(file)) {
            closeFile();
            out = open();
            opened = identity();
        }
    }

    private void closeFile() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.warn("{} was not closed properly: {}", file, e.toString());
        }
    }

    /** Writes what waits and closes the file; waits for that, but not longer than {@link #CLOSE_MILLIS}. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole holding tank: a first line about it, then one line for each certificate, in the order of first sight. Immutable. */
final class TankText {
    /** What is there before the first certificate. */
    static final TankText EMPTY = new TankText(0, 0, List.of());

    private static final Pattern HEAD = Pattern.compile(
            "ftps-holding-tank version=1 revision=([0-9]{1,18}) entries=([0-9]{1,9}) dropped=([0-9]{1,18})");

    private final long revision;
    private final long dropped;
    private final List<TankEntry> entries;
    private final Map<TankEntry.Key, TankEntry> byKey = new HashMap<>();
    private final long bytes;

    private TankText(long revision, long dropped, List<TankEntry> entries) {
        this.revision = revision;
        this.dropped = dropped;
        this.entries = List.copyOf(entries);
        entries.forEach(entry -> byKey.put(entry.key(), entry));
        this.bytes = entries.stream().mapToLong(TankEntry::bytes).sum();
    }

    /**
     * Reads all lines of a file.
     *
     * @throws IllegalArgumentException with one sentence
     */
    static TankText parse(List<String> lines) {
        Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!head.matches()) {
            throw new IllegalArgumentException("Line 1 is not that of a holding tank (expected: it starts with"
                    + " ftps-holding-tank version=1).");
        }
        if (Integer.parseInt(head.group(2)) != lines.size() - 1) {
            throw new IllegalArgumentException("The file has " + (lines.size() - 1) + " entries (expected: "
                    + head.group(2) + ", as line 1 says).");
        }
        return new TankText(
                Long.parseLong(head.group(1)),
                Long.parseLong(head.group(3)),
                lines.stream().skip(1).map(TankLine::parse).toList());
    }

    byte[] content() {
        return Stream.concat(
                        Stream.of("ftps-holding-tank version=1 revision=" + revision + " entries=" + entries.size()
                                + " dropped=" + dropped),
                        entries.stream().map(TankLine::format))
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** In the order of first sight. */
    List<TankEntry> entries() {
        return entries;
    }

    /** Of all certificates, encoded. */
    long bytes() {
        return bytes;
    }

    long dropped() {
        return dropped;
    }

    Optional<TankEntry> find(TankEntry.Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<TankEntry> waiting(String id) {
        return entries.stream()
                .filter(entry -> entry.isWaiting() && entry.held().id().equals(id))
                .findFirst();
    }

    TankText plus(TankEntry entry) {
        return new TankText(
                revision,
                dropped,
                Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** The same object where there are none. */
    TankText without(Predicate<TankEntry> unwanted) {
        return entries.stream().anyMatch(unwanted)
                ? new TankText(
                        revision,
                        dropped,
                        entries.stream().filter(unwanted.negate()).toList())
                : this;
    }

    TankText replacing(UnaryOperator<TankEntry> change) {
        return new TankText(revision, dropped, entries.stream().map(change).toList());
    }

    TankText withDropped(long number) {
        return new TankText(revision, number, entries);
    }

    /** As it is written next: two states of a file never have the same first line. */
    TankText next() {
        return new TankText(revision + 1, dropped, entries);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Files, and folders of files, of one form, and what was last good in each. A file that cannot be used changes nothing; one
 * that is gone from its folder is forgotten, unless the folder is gone too. A fault, and a loss, may be the middle of a
 * change: it counts when it is there at two looks, or at once if somebody asked. Hidden files in folders are none of our
 * business.
 *
 * @param <T> what the files hold
 */
final class FollowedFiles<T> {
    /** Whether a fault may be the middle of a change. */
    enum Patience {
        /** Somebody comes back and looks again. */
        WAIT,
        /** Somebody asked and wants to know. */
        NOW
    }

    /** One look at all files, and a sentence for each fault that stands. */
    record Look(Patience patience, List<String> faults) {}

    private final List<Path> places;
    private final FileForm<T> form;
    private final Map<Path, FollowedFile<T>> files = new LinkedHashMap<>();
    private List<List<T>> taken = List.of();
    private volatile List<T> current = List.of();

    FollowedFiles(List<Path> places, FileForm<T> form) {
        this.places = List.copyOf(places);
        this.form = form;
    }

    /** All that is good: the same list until something changes. Never blocks. */
    List<T> current() {
        return current;
    }

    /** Reads what may have changed, and tells what cannot be used. Blocks on the disk. */
    synchronized List<String> look(Patience patience) {
        Look look = new Look(patience, new ArrayList<>());
        Set<Path> there = new LinkedHashSet<>();
        places.forEach(place -> there.addAll(filesOf(place)));
        files.entrySet()
                .removeIf(each ->
                        !there.contains(each.getKey()) && each.getValue().isGone(patience));
        there.forEach(file -> files.computeIfAbsent(file, unseen -> new FollowedFile<>(file, form))
                .look(look));
        take();
        return List.copyOf(look.faults());
    }

    /** Compares by identity, since what is in the files may be long. */
    private void take() {
        List<List<T>> now = files.values().stream()
                .map(FollowedFile::good)
                .filter(good -> !good.isEmpty())
                .toList();
        boolean same =
                now.size() == taken.size() && IntStream.range(0, now.size()).allMatch(i -> now.get(i) == taken.get(i));
        if (!same) {
            taken = now;
            current = now.stream().flatMap(List::stream).toList();
        }
    }

    /** A folder that cannot be listed stands for itself, so that its fault is told, and for what it held. */
    private List<Path> filesOf(Path place) {
        if (Files.isDirectory(place)) {
            try (Stream<Path> listed = Files.list(place)) {
                return listed.filter(file -> !file.getFileName().toString().startsWith("."))
                        .filter(file -> !Files.isDirectory(file))
                        .sorted()
                        .toList();
            } catch (IOException | UncheckedIOException e) {
                return held(place);
            }
        }
        return held(place);
    }

    private List<Path> held(Path place) {
        return Stream.concat(Stream.of(place), files.keySet().stream().filter(file -> place.equals(file.getParent())))
                .toList();
    }
}

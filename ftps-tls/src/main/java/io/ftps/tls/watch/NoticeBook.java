/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import io.ftps.tls.certificate.Existing;
import io.ftps.tls.certificate.NewFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been told and when, in a file that only its owner can read: a line for each matter. A file that cannot be understood is
 * moved aside, and then everything is told once more, which is better than never. Not safe for use by several threads.
 */
final class NoticeBook {
    /** More than a server has certificates; a longer file is not ours. */
    static final long MOST_BYTES = 16L << 20;

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeBook.class);

    private final Path file;
    private Optional<Map<String, Entry>> entries = Optional.empty();

    NoticeBook(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was told of one matter.
     *
     * @param told on which day
     * @param stage how many days before the end it was told for; 0 where it is told every day
     * @param since when the matter was seen first
     */
    record Entry(LocalDate told, int stage, Instant since) {}

    Optional<Entry> find(String matter) throws IOException {
        return Optional.ofNullable(read().get(matter));
    }

    void put(String matter, Entry entry) throws IOException {
        read().put(matter, entry);
    }

    void keepOnly(BiPredicate<String, Entry> wanted) throws IOException {
        read().entrySet().removeIf(line -> !wanted.test(line.getKey(), line.getValue()));
    }

    private Map<String, Entry> read() throws IOException {
        if (entries.isEmpty()) {
            entries = Optional.of(load());
        }
        return entries.get();
    }

    private Map<String, Entry> load() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("It has more than " + MOST_BYTES + " bytes.");
            }
            Map<String, Entry> found = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                if (words.length != 4) {
                    throw new IllegalArgumentException("A line has " + words.length + " words.");
                }
                found.put(
                        words[0],
                        new Entry(LocalDate.parse(words[1]), Integer.parseInt(words[2]), Instant.parse(words[3])));
            }
            return found;
        } catch (NoSuchFileException e) {
            return new HashMap<>();
        } catch (IllegalArgumentException | DateTimeException | CharacterCodingException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOGGER.warn(
                    "What has been told of certificates cannot be read and is now {}, so all of it is told once more ({}).",
                    aside,
                    e.getMessage());
            return new HashMap<>();
        }
    }

    void save() throws IOException {
        StringBuilder text = new StringBuilder();
        read().forEach((matter, entry) -> text.append(matter)
                .append(' ')
                .append(entry.told())
                .append(' ')
                .append(entry.stage())
                .append(' ')
                .append(entry.since())
                .append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        NewFile.write(List.of(NewFile.ownerOnly(file, bytes)), Existing.REPLACE);
    }
}

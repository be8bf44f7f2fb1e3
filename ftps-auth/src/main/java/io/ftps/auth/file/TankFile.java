/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The file of a tank: read again when it has changed, replaced as a whole under a lock that all processes keep to. Not safe for
 * use by several threads.
 */
final class TankFile {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** Bytes; the certificates in Base64, and room for the rest. */
    private static final int MOST_BYTES = 2 * (int) TankBounds.MOST_BYTES;

    private static final int HEAD_BYTES = 128;

    private final Path file;
    private final Replacement.Writing writing;
    private Seen seen = Seen.NOTHING;
    private TankText text = TankText.EMPTY;

    TankFile(Path file, Replacement.Writing writing) {
        this.file = file;
        this.writing = writing;
    }

    /** What tells one state of the file from another: each has another first line. */
    private record Seen(FileTime modified, long size, String head) {
        static final Seen NOTHING = new Seen(FileTime.fromMillis(0), 0, "");

        static Seen of(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
                return new Seen(attributes.lastModifiedTime(), attributes.size(), head);
            } catch (NoSuchFileException missing) {
                return NOTHING;
            }
        }
    }

    /** As it is now; empty where there is no file. */
    TankText current() throws IOException {
        try {
            Seen now = Seen.of(file);
            if (!now.equals(seen)) {
                text = now.equals(Seen.NOTHING) ? TankText.EMPTY : read();
                seen = now;
            }
            return text;
        } catch (TankFileException said) {
            throw said;
        } catch (IOException failed) {
            throw new TankFileException(FileKind.TANK.cannot(file, "read", failed), failed);
        }
    }

    /** Changes it, unless the change gives back what it was given; afterwards {@link #current} is what was written. */
    void change(UnaryOperator<TankText> change) throws IOException {
        try (EditLock lock = EditLock.acquire(FileKind.TANK, file, LONGEST_WAIT)) {
            TankText before = current();
            TankText after = change.apply(before);
            if (after != before) {
                TankText written = after.next();
                new Replacement(FileKind.TANK, lock.target(), writing).write(written.content());
                text = written;
                seen = Seen.of(file);
            }
        }
    }

    private TankText read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw broken(new IllegalArgumentException(
                        "The file has more than " + MOST_BYTES + " bytes (expected: at most that)."));
            }
            return parsed(content);
        }
    }

    private TankText parsed(byte[] content) throws TankFileException {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return TankText.parse(List.of(decoded.split("\n")));
        } catch (CharacterCodingException malformed) {
            throw broken(new IllegalArgumentException("The bytes are not UTF-8 (expected: UTF-8).", malformed));
        } catch (IllegalArgumentException refused) {
            throw broken(refused);
        }
    }

    private TankFileException broken(IllegalArgumentException why) {
        return new TankFileException(
                FileKind.TANK.of(file) + " is broken and left as it is; restore it, or move it away to begin anew: "
                        + why.getMessage(),
                why);
    }
}

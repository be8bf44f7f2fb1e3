/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a users file line by line, and says file and line of the first mistake. */
final class UsersParser {
    /** Bytes; room for some 400,000 users. */
    static final int MOST_BYTES = 64 * 1_024 * 1_024;

    private final Path file;
    private final List<UsersLine> lines = new ArrayList<>();
    private final Map<String, Integer> lineOfName = new HashMap<>();

    private UsersParser(Path file) {
        this.file = file;
    }

    /** Reads the file as it is now. */
    static UsersText read(Path file) throws UsersFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new UsersFileException(
                        "Users file " + file + " has more than " + MOST_BYTES + " bytes (expected: at most that).");
            }
            return parse(file, content);
        } catch (UsersFileException said) {
            throw said;
        } catch (NoSuchFileException missing) {
            throw UsersFileException.missing(file);
        } catch (IOException failed) {
            throw UsersFileException.cannot("read", file, failed);
        }
    }

    static UsersText parse(Path file, byte[] content) throws UsersFileException {
        UsersParser parser = new UsersParser(file);
        int start = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                parser.line(ByteBuffer.wrap(content, start, at - start));
                start = at + 1;
            }
        }
        if (start < content.length) {
            parser.line(ByteBuffer.wrap(content, start, content.length - start));
        }
        return new UsersText(List.copyOf(parser.lines));
    }

    private void line(ByteBuffer bytes) throws UsersFileException {
        int number = lines.size() + 1;
        try {
            UsersLine line = UsersLine.parse(text(bytes));
            line.account().ifPresent(account -> refuseTwice(account, number));
            lines.add(line);
        } catch (IllegalArgumentException refused) {
            throw UsersFileException.because("Users file " + file + ", line " + number + ": ", refused);
        }
    }

    private static String text(ByteBuffer bytes) {
        String text = decoded(bytes);
        if (text.startsWith("\uFEFF")) {
            throw new IllegalArgumentException("The line starts with a byte order mark (expected: UTF-8 without one).");
        }
        return text;
    }

    private static String decoded(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("The bytes are not UTF-8 (expected: UTF-8).", malformed);
        }
    }

    private void refuseTwice(Account account, int number) {
        String name = account.user().name();
        Integer earlier = lineOfName.putIfAbsent(name, number);
        if (earlier != null) {
            throw new IllegalArgumentException(
                    "User \"" + name + "\" is on line " + earlier + " already (expected: each name once).");
        }
    }
}

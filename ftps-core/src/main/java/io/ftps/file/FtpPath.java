/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a file as a client sees it: absolute, normalised, unable to climb above {@code /}. It is the only way to
 * name a file in this library, and there is no way to make one that is wrong: whoever holds a path need not check it
 * again.
 *
 * <p>A path is text, nothing on a disk: {@code ..} takes away the name before it even where that name is a link, as
 * clients expect of CWD and CDUP. Names are case-sensitive, and a backslash is a letter like any other. Immutable and
 * safe for any thread. RFC 959 leaves path names to the server; this is the convention of RFC 3659, section 6 (TVFS).
 * The catch: a valid path says nothing about whether the file system behind the view can hold the name.
 */
public final class FtpPath {
    /** The longest name between two slashes, in bytes of UTF-8: what Linux, BSD and Windows file systems hold. */
    public static final int MAX_NAME_BYTES = 255;

    /** The longest path, in characters, and the longest text that {@link #resolve} takes. */
    public static final int MAX_LENGTH = 4_096;

    /** The deepest path, in names. */
    public static final int MAX_DEPTH = 256;

    /** The path {@code /}. */
    public static final FtpPath ROOT = new FtpPath(List.of());

    private static final int SHOWN = 60;
    private static final int MAX_UTF8_BYTES_PER_CHAR = 3;

    private final List<String> names;

    private FtpPath(List<String> names) {
        this.names = names;
    }

    /**
     * The path that a client means by a text while this is its directory. A text that begins with a slash counts from
     * the root; {@code .}, repeated slashes and a slash at the end mean nothing; {@code ..} in the root stays there.
     *
     * @param text what the client sent, decoded; the empty text means this directory
     * @return the path meant
     * @throws InvalidPathException if the text holds NUL, CR, LF or half a surrogate pair, or goes beyond a bound of
     *     this class; becomes 553, or 501 where the argument is no file to be made
     */
    public FtpPath resolve(String text) {
        check(text);
        List<String> result = text.startsWith("/") ? new ArrayList<>() : new ArrayList<>(names);
        int start = 0;
        while (start < text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            append(text.substring(start, end), result);
            start = end + 1;
        }
        return result.equals(names) ? this : bounded(result, text);
    }

    private static void append(String name, List<String> result) {
        switch (name) {
            case "", "." -> {}
            case ".." -> {
                if (!result.isEmpty()) {
                    result.remove(result.size() - 1);
                }
            }
            default -> result.add(withinBytes(name));
        }
    }

    private static void check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid(text, "A path may have " + MAX_LENGTH + " characters, this one has " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || c == '\r' || c == '\n') {
                throw invalid(text, "A path may not hold NUL, CR or LF");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    throw invalid(text, "A path may not hold half a surrogate pair, which no UTF-8 can say");
                }
                i++;
            }
        }
    }

    private static String withinBytes(String name) {
        if (name.length() * MAX_UTF8_BYTES_PER_CHAR > MAX_NAME_BYTES) {
            int bytes = name.getBytes(UTF_8).length;
            if (bytes > MAX_NAME_BYTES) {
                throw invalid(name, "A name may have " + MAX_NAME_BYTES + " bytes of UTF-8, this one has " + bytes);
            }
        }
        return name;
    }

    private static FtpPath bounded(List<String> names, String text) {
        if (names.size() > MAX_DEPTH) {
            throw invalid(text, "A path may be " + MAX_DEPTH + " names deep, this one has " + names.size());
        }
        int length = names.stream().mapToInt(name -> name.length() + 1).sum();
        if (length > MAX_LENGTH) {
            throw invalid(text, "A path may have " + MAX_LENGTH + " characters, this one would have " + length);
        }
        return names.isEmpty() ? ROOT : new FtpPath(List.copyOf(names));
    }

    private static InvalidPathException invalid(String text, String reason) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return new InvalidPathException(shown + (text.length() > SHOWN ? "..." : ""), reason);
    }

    /**
     * The directory that holds this path.
     *
     * @return one name less; the root is its own parent
     */
    public FtpPath parent() {
        return names.size() <= 1 ? ROOT : new FtpPath(names.subList(0, names.size() - 1));
    }

    /**
     * The last name.
     *
     * @return the text behind the last slash, empty for the root only
     */
    public String name() {
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    /**
     * All names, the one next to the root first.
     *
     * @return an unmodifiable list without {@code .}, {@code ..} and empty names; empty for the root
     */
    public List<String> names() {
        return names;
    }

    /**
     * Tells whether this is {@code /}.
     *
     * @return true for the root only
     */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /**
     * Tells whether this path is another one or lies below it. Whole names count: {@code /abc} does not start with
     * {@code /ab}.
     *
     * @param ancestor the path above, or the same
     * @return true if each name of the other one leads this one
     */
    public boolean startsWith(FtpPath ancestor) {
        int depth = ancestor.names.size();
        return depth <= names.size() && names.subList(0, depth).equals(ancestor.names);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FtpPath path && names.equals(path.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** The text a client would send: {@code /}, or each name behind a slash. Quotes are not doubled. */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import io.ftps.server.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server says, and what happens then. Of several lines the first and the last carry the code, those between begin
 * with one space. RFC 959, section 4.2; RFC 2389, section 3.2. Control characters in a text are escaped, so no file name
 * can make a line of its own.
 *
 * @param code the three digits
 * @param lines at least one; none is empty
 * @param next what happens when the reply is on its way
 */
public record Reply(ReplyCode code, List<String> lines, Next next) {
    /** Checks and escapes the lines. */
    public Reply {
        if (lines.isEmpty() || lines.contains("")) {
            throw new IllegalArgumentException("reply " + code + ": " + lines + " (expected: lines with text)");
        }
        lines = lines.stream().map(Printable::of).toList();
    }

    /**
     * One line.
     *
     * @param code the code
     * @param text the text
     * @return a reply after which the next command is read
     */
    public static Reply of(ReplyCode code, String text) {
        return new Reply(code, List.of(text), Next.Step.COMMAND);
    }

    /**
     * Several lines.
     *
     * @param code the code
     * @param first text of the first line
     * @param between lines without code
     * @param last text of the last line
     * @return a reply after which the next command is read
     */
    public static Reply of(ReplyCode code, String first, List<String> between, String last) {
        List<String> lines = new ArrayList<>(between.size() + 2);
        lines.add(first);
        lines.addAll(between);
        lines.add(last);
        return new Reply(code, lines, Next.Step.COMMAND);
    }

    /**
     * No words yet: work on files has to be done first.
     *
     * @param work what is to be done, and brings the final reply
     * @return a reply that is never sent
     */
    public static Reply after(SlicedWork work) {
        return new Reply(ReplyCode.FILE_STATUS, List.of("In progress."), new Next.Work(work));
    }

    /**
     * The same words with another consequence.
     *
     * @param other what happens then
     * @return a copy
     */
    public Reply then(Next other) {
        return new Reply(code, lines, other);
    }

    /**
     * Writes the reply as it goes over the wire.
     *
     * @return the lines, each ended by CR LF
     */
    public String toWire() {
        StringBuilder out = new StringBuilder(64);
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i == last) {
                out.append(code.number()).append(' ');
            } else if (i == 0) {
                out.append(code.number()).append('-');
            } else {
                out.append(' ');
            }
            out.append(lines.get(i)).append("\r\n");
        }
        return out.toString();
    }
}

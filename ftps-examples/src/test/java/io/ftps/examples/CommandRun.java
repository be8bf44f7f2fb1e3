/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import picocli.CommandLine;

/** One command as a person runs it, and what came of it. */
record CommandRun(int exitCode, String out, String err) {
    /** With nobody at a terminal and nothing on standard input. */
    static CommandRun of(String... args) {
        return piped("", args);
    }

    /** At another time. */
    static CommandRun at(Clock clock, String... args) {
        PasswordInput nobody = new PasswordInput(InputStream.nullInputStream(), Optional.empty());
        return run(InputStream.nullInputStream(), nobody, clock, args);
    }

    /** With this on standard input. */
    static CommandRun piped(String input, String... args) {
        InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return run(bytes, new PasswordInput(bytes, Optional.empty()), Clock.systemUTC(), args);
    }

    /** With somebody at the terminal who answers this. */
    static CommandRun typed(String[] answers, String... args) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(answers));
        PasswordInput.Prompt prompt =
                question -> Optional.ofNullable(left.poll()).map(String::toCharArray);
        return run(
                InputStream.nullInputStream(),
                new PasswordInput(InputStream.nullInputStream(), Optional.of(prompt)),
                Clock.systemUTC(),
                args);
    }

    private static CommandRun run(InputStream input, PasswordInput passwords, Clock clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ftps = FtpsCommand.commandLine(passwords, input, clock)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = ftps.execute(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}

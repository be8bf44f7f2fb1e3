/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.server.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one sentence for a person and an exit code. */
final class FailureReport {
    private FailureReport() {}

    /** Something was typed that cannot be meant. */
    static int wrongUse(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ftps: " + mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return FtpsCommand.WRONG_USE;
    }

    /** A command could not do what it was asked to do. */
    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(failure instanceof ConfigurationException ? failure.getMessage() : "ftps: " + sentence(failure));
        if (Verbosity.isVerbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof ConfigurationException ? FtpsCommand.WRONG_USE : FtpsCommand.FAILED;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + " " + fault(file) + ".";
        }
        if (failure instanceof IOException
                || failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException) {
            String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
            return message.lines().map(Printable::of).collect(Collectors.joining("\n"));
        }
        return "An unexpected fault, " + failure + "; run it again with --verbose and report what it says.";
    }

    private static String fault(FileSystemException failure) {
        if (failure.getReason() != null) {
            return "cannot be used: " + failure.getReason();
        }
        if (failure instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "cannot be used: permission denied; check its owner and mode and those of its folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is in the way (expected: a folder, or nothing yet)";
        }
        return failure instanceof NotDirectoryException ? "is no folder" : "cannot be used";
    }
}

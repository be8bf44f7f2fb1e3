/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.ReplyCode;
import io.ftps.file.IsDirectoryException;
import io.ftps.file.OffsetBeyondEndException;
import io.ftps.file.QuotaExceededException;
import io.ftps.file.StorageFullException;
import io.ftps.wire.BrokenStreamException;
import io.ftps.wire.InflatedTooFarException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions to replies: before a 150, behind a 150, and whether the operator must hear of it. */
final class FailuresTest {
    private static final String SECRET = "/srv/secret";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new CommandRefusedException(ReplyCode.BAD_ARGUMENT, "No."), 501, 451, false),
                arguments(new NoSuchFileException(SECRET), 550, 451, false),
                arguments(new AccessDeniedException(SECRET), 550, 451, false),
                arguments(new FileAlreadyExistsException(SECRET), 550, 451, false),
                arguments(new DirectoryNotEmptyException(SECRET), 550, 451, false),
                arguments(new NotDirectoryException(SECRET), 550, 451, false),
                arguments(new IsDirectoryException(SECRET), 550, 451, false),
                arguments(new OffsetBeyondEndException(SECRET, 6, 5), 554, 451, false),
                arguments(new StorageFullException(SECRET), 452, 452, false),
                arguments(new QuotaExceededException(SECRET), 552, 552, false),
                arguments(new InflatedTooFarException(1, 2), 552, 552, false),
                arguments(new BrokenStreamException(SECRET), 426, 426, false),
                arguments(new LongListingException(7), 451, 451, false),
                arguments(new InvalidPathException(SECRET, "no"), 553, 451, false),
                arguments(new FileSystemException(SECRET, null, "File name too long"), 553, 451, false),
                arguments(new FileSystemException(SECRET, null, "Read-only file system"), 550, 451, false),
                arguments(new FileSystemException(SECRET, null, "Input/output error"), 451, 451, true),
                arguments(new IOException(SECRET), 451, 451, true),
                arguments(new IllegalStateException(SECRET), 451, 451, true),
                arguments(new StackOverflowError(SECRET), 451, 451, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasItsReplyAndKeepsItsText(Throwable failure, int before, int during, boolean unforeseen) {
        assertThat(Failures.reply(failure).code().number()).isEqualTo(before);
        assertThat(Failures.replyDuringTransfer(failure).code().number()).isEqualTo(during);
        assertThat(Failures.isUnforeseen(failure)).isEqualTo(unforeseen);
        assertThat(Failures.reply(failure).toWire()).doesNotContain(SECRET);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.FILE_ACTION_OK;

import io.ftps.command.Reply;
import io.ftps.command.SlicedWork;
import io.ftps.file.FileSource;
import io.ftps.file.IncomingFile;
import java.io.IOException;
import java.util.Optional;

/** Copies one file into another, slice by slice; the copy appears when it is whole. */
final class CopyWork implements SlicedWork {
    private final FileSource source;
    private final IncomingFile target;
    private final Slice slice = new Slice();

    CopyWork(FileSource source, IncomingFile target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public Optional<Reply> slice() throws IOException {
        if (!slice.read(source, Long.MAX_VALUE, target::write).last()) {
            return Optional.empty();
        }
        target.commit();
        return Optional.of(Reply.of(FILE_ACTION_OK, "File is copied."));
    }

    @Override
    public void close() throws IOException {
        try (source) {
            target.discard();
        }
    }
}

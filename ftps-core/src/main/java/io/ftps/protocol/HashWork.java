/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.Reply;
import io.ftps.command.SlicedWork;
import io.ftps.file.FileSource;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Reads a file and tells the hash of it, slice by slice. */
final class HashWork implements SlicedWork {
    private final FileSource source;
    private final HashAlgorithm.Digest digest;
    private final Function<String, Reply> reply;
    private final Slice slice = new Slice();
    private long left;

    /**
     * Nothing is read yet.
     *
     * @param source stands at the first byte that counts
     * @param length how many bytes count
     * @param algorithm what is computed
     * @param reply makes the reply of the hash in hexadecimal digits
     */
    HashWork(FileSource source, long length, HashAlgorithm algorithm, Function<String, Reply> reply) {
        this.source = source;
        this.left = length;
        this.digest = algorithm.newDigest();
        this.reply = reply;
    }

    @Override
    public Optional<Reply> slice() throws IOException {
        Slice.Read read = slice.read(source, left, digest::update);
        left -= read.bytes();
        return read.last() ? Optional.of(reply.apply(digest.hex())) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

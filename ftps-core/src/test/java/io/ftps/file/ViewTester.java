/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Does with a view, in one line, what the engine does in many. */
final class ViewTester {
    private static final int CHUNK = 7;

    private ViewTester() {}

    static FtpPath path(String text) {
        return FtpPath.ROOT.resolve(text);
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    static void put(FileSystemView view, String path, String text) throws IOException {
        put(view, path, new WriteMode.Replace(), text);
    }

    static void put(FileSystemView view, String path, WriteMode mode, String text) throws IOException {
        IncomingFile upload = view.write(path(path), mode);
        try {
            upload.write(bytes(text));
            upload.commit();
        } finally {
            upload.discard();
        }
    }

    static String get(FileSystemView view, String path) throws IOException {
        return get(view, path, 0);
    }

    static String get(FileSystemView view, String path, long offset) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (FileSource source = view.read(path(path), offset)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (source.read(chunk) >= 0) {
                all.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
        return all.toString(UTF_8);
    }

    /** A refusal of this type that names the path as the client knows it. */
    static <E extends FileSystemException> void refused(Class<E> type, String path, ThrowingCallable call) {
        assertThatExceptionOfType(type)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getFile()).isEqualTo(path));
    }

    static List<FileInfo> list(FileSystemView view, String path) throws IOException {
        List<FileInfo> all = new ArrayList<>();
        try (DirectoryListing listing = view.list(path(path))) {
            for (Optional<FileInfo> info = listing.next(); info.isPresent(); info = listing.next()) {
                all.add(info.get());
            }
        }
        return all;
    }

    static List<String> names(FileSystemView view, String path) throws IOException {
        return list(view, path).stream().map(FileInfo::name).sorted().toList();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.Authenticator;
import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.IncomingFile;
import io.ftps.file.StorageFullException;
import io.ftps.file.ViewDecorator;
import io.ftps.file.WriteMode;
import io.ftps.server.PartialUploads;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of an upload that was cut off. */
final class PartialUploadTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] HALF = "the first half".getBytes(UTF_8);
    private static final String WHOLE = "the first half and the second";

    @TempDir
    private Path folder;

    private TestServer.Settings keeping() {
        return TestServer.with(folder).builder(builder -> builder.partialUploads(PartialUploads.KEEP_PARTIAL));
    }

    /** How a client may leave an upload. */
    private enum End {
        RESET {
            @Override
            void in(FtpClient client, DataConnection data) throws IOException {
                data.reset();
                client.expect(426);
            }
        },
        BARE_FIN {
            @Override
            void in(FtpClient client, DataConnection data) throws IOException {
                data.finishWithoutCloseNotify();
                client.expect(426);
            }
        },
        ABOR {
            @Override
            void in(FtpClient client, DataConnection data) throws IOException {
                client.command("ABOR", 426);
                client.expect(226);
            }
        };

        abstract void in(FtpClient client, DataConnection data) throws IOException;
    }

    /** Until the storage has it, under whatever name. */
    private void awaitHalf() {
        await().until(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.anyMatch(file -> file.toFile().length() == HALF.length);
            }
        });
    }

    private void cutOff(TestServer server, FtpClient client, End end) throws IOException {
        int before = server.events().transfers().size();
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR new", 150);
            data.handshake();
            data.write(HALF);
            awaitHalf();
            end.in(client, data);
        }
        server.events().awaitTransfer(before + 1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCameIsThereAndCanBeGoneOnWith(End end) throws IOException {
        try (TestServer server = keeping().start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            cutOff(server, client, end);
            assertThat(client.command("SIZE new", 213)).isEqualTo("213 " + HALF.length + "\r\n");
            assertThat(names()).containsExactly("new");
            client.command("REST " + HALF.length, 350);
            client.upload("new", " and the second".getBytes(UTF_8));
            assertThat(folder.resolve("new")).hasContent(WHOLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void byDefaultNothingIsLeft(End end) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            cutOff(server, client, end);
            client.command("SIZE new", 550);
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void anOldFileIsNeverReplacedByHalfANewOne() throws IOException {
        Files.writeString(folder.resolve("new"), "old");
        try (TestServer server = keeping().start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            cutOff(server, client, End.RESET);
            assertThat(names()).containsExactly("new");
            assertThat(folder.resolve("new")).hasContent("old");
        }
    }

    @Test
    void whoMayNotAppendCouldNotGoOn() throws IOException {
        Set<Permission> rights = EnumSet.complementOf(EnumSet.of(Permission.APPEND));
        Permissions permissions = Permissions.everywhere(rights);
        Authenticator anna = attempt -> User.named(TestServer.USER).with(permissions);
        try (TestServer server = keeping().authenticator(anna).start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            cutOff(server, client, End.RESET);
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void inTypeANobodyKnowsWhereToGoOn() throws IOException {
        try (TestServer server = keeping().start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("TYPE A", 200);
            cutOff(server, client, End.RESET);
            assertThat(names()).isEmpty();
        }
    }

    /** Has room for so many bytes. */
    private static final class FullBehind extends ViewDecorator {
        private final int room;

        FullBehind(FileSystemView files, int room) {
            super(files);
            this.room = room;
        }

        @Override
        public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
            IncomingFile file = super.write(path, mode);
            return new IncomingFile() {
                private int written;

                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    written += bytes.remaining();
                    if (written > room) {
                        throw new StorageFullException(path.toString());
                    }
                    file.write(bytes);
                }

                @Override
                public void commit() throws IOException {
                    file.commit();
                }

                @Override
                public void discard() throws IOException {
                    file.discard();
                }

                @Override
                public boolean keep() throws IOException {
                    return file.keep();
                }
            };
        }
    }

    @Test
    void whatTheStorageRefusedIsNotKept() throws IOException {
        UnaryOperator<FileSystemView> full = files -> new FullBehind(files, HALF.length);
        try (TestServer server = keeping().view(full).start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR new", 150);
            data.handshake();
            data.write(HALF);
            awaitHalf();
            data.write(HALF);
            client.expect(452);
            assertThat(names()).isEmpty();
        }
    }
}

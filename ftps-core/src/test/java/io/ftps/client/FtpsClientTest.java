/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.tls.ClientTls;
import io.ftps.tls.ServerCertificateFault;
import io.ftps.tls.ServerCertificateFault.Kind;
import io.ftps.tls.ServerCertificateVerifier;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.trust.ServerTrust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client with our server, which asks for the session of the control connection on every data connection. */
final class FtpsClientTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int BIG = 3_000_000;
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    private static ClientTls tls(ServerCertificateVerifier servers, TlsVersion version) {
        return ClientTls.builder(servers)
                .engine(TestRun.engineChoice())
                .profile(TlsProfile.modern2026().withVersions(version, version))
                .build();
    }

    private static ClientTls believing() {
        return tls(ServerTrust.pinned(TestServer.key().certificate()), TlsVersion.TLS_1_3);
    }

    private TestServer server() throws IOException {
        return server(DataBinding.REQUIRE);
    }

    private TestServer server(DataBinding binding) throws IOException {
        return TestServer.with(folder)
                .binding(binding)
                .protection(DataProtection.PRIVATE_ONLY)
                .start();
    }

    private static FtpsClient connect(TestServer server, TlsStart start, ClientTls tls) throws IOException {
        TlsMode mode = start == TlsStart.IMPLICIT ? TlsMode.IMPLICIT : TlsMode.EXPLICIT;
        return FtpsClient.builder("127.0.0.1", tls)
                .start(start)
                .port(server.address(mode).getPort())
                .connect();
    }

    private static FtpsClient anna(TestServer server) throws IOException {
        FtpsClient client = connect(server, TlsStart.EXPLICIT, believing());
        client.login(TestServer.USER, TestServer.PASSWORD.toCharArray());
        return client;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] download(FtpsClient client, String path, long offset) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Transferred got = client.download(path, offset, Channels.newChannel(target), TransferProgress.NONE);
        assertThat(got.resumed()).isTrue();
        assertThat(got.bytes()).isEqualTo(target.size());
        return target.toByteArray();
    }

    private static void upload(FtpsClient client, String path, UploadKind how, byte[] content) throws IOException {
        List<Long> told = new ArrayList<>();
        Transferred sent = client.upload(path, how, Channels.newChannel(new ByteArrayInputStream(content)), told::add);
        assertThat(sent).isEqualTo(new Transferred(content.length, true));
        assertThat(told).isSorted();
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(TlsStart.values())
                .flatMap(start ->
                        Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3).map(version -> arguments(start, version)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void movesFilesOnSessionsThatAreResumed(TlsStart start, TlsVersion version) throws Exception {
        ServerTrust pinned = ServerTrust.pinned(TestServer.key().certificate());
        try (TestServer server = server();
                FtpsClient client = connect(server, start, tls(pinned, version))) {
            client.login(TestServer.USER, TestServer.PASSWORD.toCharArray());
            byte[] big = bytes(BIG);

            upload(client, "/big", UploadKind.REPLACE, Arrays.copyOf(big, BIG / 2));
            client.list("/"); // which brings a new ticket where TLS 1.3 is BoringSSL's: ADR 18
            upload(client, "/big", UploadKind.APPEND, Arrays.copyOfRange(big, BIG / 2, BIG));
            client.list("/");
            upload(client, "/empty", UploadKind.REPLACE, new byte[0]);

            assertThat(folder.resolve("big")).hasBinaryContent(big);
            assertThat(folder.resolve("empty")).isEmptyFile();
            assertThat(download(client, "/big", 0)).isEqualTo(big);
            assertThat(download(client, "/big", BIG - 5)).isEqualTo(Arrays.copyOfRange(big, BIG - 5, BIG));
            assertThat(client.size("/big")).isEqualTo(BIG);
            assertThat(client.serverCertificates()).startsWith(TestServer.key().certificate());
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void everyOneOfManyDataConnectionsResumes(TlsStart start, TlsVersion version) throws Exception {
        Files.write(folder.resolve("small"), bytes(100));
        ServerTrust pinned = ServerTrust.pinned(TestServer.key().certificate());
        try (TestServer server = server();
                FtpsClient client = connect(server, start, tls(pinned, version))) {
            client.login(TestServer.USER, TestServer.PASSWORD.toCharArray());
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(download(client, "/small", 0)).isEqualTo(bytes(100));
            }
        }
    }

    @Test
    void listsRenamesAndRemoves() throws Exception {
        try (TestServer server = server();
                FtpsClient client = anna(server)) {
            client.makeDirectory("/d\u00e9pot");
            upload(client, "/d\u00e9pot/ a \"b\" -> c", UploadKind.REPLACE, bytes(7));

            assertThat(client.list("/d\u00e9pot")).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo(" a \"b\" -> c");
                assertThat(file.kind()).isEqualTo(RemoteFile.Kind.FILE);
                assertThat(file.size()).isEqualTo(OptionalLong.of(7));
                assertThat(file.modified()).isPresent();
            });

            client.rename("/d\u00e9pot/ a \"b\" -> c", "/x");
            client.removeDirectory("/d\u00e9pot");
            assertThat(client.list("")).extracting(RemoteFile::name).containsExactly("x");
            client.delete("/x");
            assertThat(client.list("/")).isEmpty();
        }
    }

    @Test
    void aRefusalIsToldAndTheSessionGoesOn() throws Exception {
        try (TestServer server = server();
                FtpsClient client = anna(server)) {
            assertThatThrownBy(() -> download(client, "/none", 0))
                    .isInstanceOf(ServerRefusedException.class)
                    .hasMessageStartingWith("The server refuses RETR: 550 ");
            upload(client, "/after", UploadKind.REPLACE, bytes(9));

            assertThat(folder.resolve("after")).hasBinaryContent(bytes(9));
        }
    }

    @Test
    void whatASourceOrATargetThrowsIsToldAndTheSessionGoesOn() throws Exception {
        Files.write(folder.resolve("big"), bytes(BIG));
        IOException disk = new IOException("our disk is broken");
        try (TestServer server = server(DataBinding.PREFER); // a broken transfer uses up a ticket and brings none
                FtpsClient client = anna(server)) {
            assertThatThrownBy(() -> client.upload(
                            "/half", UploadKind.REPLACE, Channels.newChannel(failing(disk)), TransferProgress.NONE))
                    .isSameAs(disk);
            assertThatThrownBy(() -> client.download("/big", 0, Channels.newChannel(full(disk)), TransferProgress.NONE))
                    .isSameAs(disk);

            assertThat(client.list("/")).extracting(RemoteFile::name).containsExactly("big");
        }
    }

    /** Some bytes, then the fault. */
    private static InputStream failing(IOException fault) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw fault;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw fault;
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(bytes(BIG)), broken);
    }

    private static OutputStream full(IOException fault) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw fault;
            }
        };
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (TestServer server = server();
                FtpsClient client = connect(server, TlsStart.EXPLICIT, believing())) {
            assertThatThrownBy(() -> client.login(TestServer.USER, "wrong".toCharArray()))
                    .isInstanceOf(ServerRefusedException.class)
                    .hasMessageStartingWith("The server refuses the login: 530 ")
                    .hasMessageNotContaining("wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void aServerThatIsNotBelievedIsToldNothing(TlsStart start, TlsVersion version) throws Exception {
        try (TestServer server = server()) {
            UnbelievedServerException refused = catchThrowableOfType(
                    UnbelievedServerException.class,
                    () -> connect(server, start, tls(ServerTrust.of(List.of()), version))
                            .close());

            assertThat(refused.certificate().faults())
                    .extracting(ServerCertificateFault::kind)
                    .contains(Kind.SELF_SIGNED);
            assertThat(refused.certificate().chain())
                    .startsWith(TestServer.key().certificate());
            assertThat(refused).hasMessageContaining("self-signed");
        }
    }

    @Test
    void anArgumentCannotBeTwoCommands() throws Exception {
        try (TestServer server = server();
                FtpsClient client = anna(server)) {
            assertThatThrownBy(() -> client.delete("/x\r\nDELE /y")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

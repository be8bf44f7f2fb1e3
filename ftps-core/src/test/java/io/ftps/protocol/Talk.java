/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginGuard;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.command.Command;
import io.ftps.command.CommandHook;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.command.ReplyCode;
import io.ftps.command.SlicedWork;
import io.ftps.file.LocalFiles;
import io.ftps.server.ActiveMode;
import io.ftps.server.ClearControl;
import io.ftps.server.Compression;
import io.ftps.server.DataBinding;
import io.ftps.server.DataPeers;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.PartialUploads;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import io.ftps.testing.FtpClient;
import io.ftps.testing.TestServer;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.TlsSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One session's commands and replies without any socket: files in memory, a data side that only remembers. */
final class Talk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final DataRoutes ROUTES = new DataRoutes(
            PassiveAddresses.ANY_PORT, ActiveMode.FROM_ANY_PORT, DataPeers.SAME_ADDRESS, new AddressAdvice());
    private static final TlsSession HANDSHAKE = handshake();

    private final FileSystem memory = Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setAttributeViews("posix").build());
    private final FakeData data = new FakeData();
    private final Connection connection;
    private Optional<Next> next = Optional.empty();

    private Talk(TlsMode mode, DataProtection protection, String localAddress) {
        this(mode, localAddress, listener -> listener.with(protection));
    }

    private Talk(TlsMode mode, String localAddress, UnaryOperator<Listener> settings, VirtualHost... hosts) {
        this(mode, localAddress, settings, ROUTES, hosts);
    }

    private Talk(
            TlsMode mode,
            String localAddress,
            UnaryOperator<Listener> settings,
            DataRoutes routes,
            VirtualHost... hosts) {
        Services services = new Services(
                Talk::authenticate,
                LoginGuard.standard(),
                user -> LocalFiles.at(root()),
                "Welcome.",
                new HostResolution(List.of(hosts)),
                Limits.DEFAULT,
                routes,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Shared<>(),
                PartialUploads.DISCARD_PARTIAL,
                CommandTable.STANDARD,
                CommandHook.NONE);
        Listener listener = settings.apply(new Listener(
                mode.name().toLowerCase(Locale.ROOT),
                new InetSocketAddress(0),
                mode,
                TestServer.tls(),
                DataProtection.CLIENT_CHOICE,
                DataBinding.PREFER));
        InetSocketAddress local = address(localAddress);
        connection = new Connection(
                "1", services, listener, new ConnectionOrigin(listener.name(), local, local, Optional.empty()), data);
        if (mode == TlsMode.IMPLICIT) {
            connection.secured(HANDSHAKE);
        }
    }

    /** Only a real handshake proves TLS, so one is made; a fuzzer is slow to begin. */
    private static TlsSession handshake() {
        try (TestServer server = TestServer.with(Path.of("."))
                        .limit(Limits.Time.HANDSHAKE, Duration.ofMinutes(1))
                        .start();
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            client.command("NOOP", 200);
            return server.events().handshakes().get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        if (attempt.userName().equals("anna")) {
            return User.named("anna");
        }
        throw new LoginRefusedException(Reason.UNKNOWN_USER, "Nobody has this name.");
    }

    private static InetSocketAddress address(String text) {
        try {
            return new InetSocketAddress(InetAddress.getByName(text), 21);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Talk on(TlsMode mode) {
        return new Talk(mode, DataProtection.CLIENT_CHOICE, "127.0.0.1");
    }

    /** On EXPLICIT, with what is off by default. */
    static Talk with(ClearControl clearControl, VirtualHost... hosts) {
        return new Talk(TlsMode.EXPLICIT, "127.0.0.1", listener -> listener.with(clearControl), hosts);
    }

    /** Logged in under TLS, where MODE Z is served. */
    static Talk deflating() {
        return new Talk(TlsMode.IMPLICIT, "127.0.0.1", listener -> listener.with(Compression.MODE_Z_ALLOWED))
                .after("USER anna", "PASS x");
    }

    static Talk privateOnly() {
        return new Talk(TlsMode.EXPLICIT, DataProtection.PRIVATE_ONLY, "127.0.0.1");
    }

    static Talk overIpv6() {
        return new Talk(TlsMode.IMPLICIT, DataProtection.CLIENT_CHOICE, "::1").after("USER anna", "PASS x");
    }

    /** Where the server connects to no client. */
    static Talk passiveOnly() {
        DataRoutes passive = new DataRoutes(ROUTES.passive(), ActiveMode.OFF, ROUTES.peers(), ROUTES.advice());
        return new Talk(TlsMode.IMPLICIT, "127.0.0.1", listener -> listener, passive).after("USER anna", "PASS x");
    }

    /** Where data connections come in like this. */
    static Talk through(PassiveAddresses addresses) {
        DataRoutes routes = new DataRoutes(addresses, ROUTES.active(), ROUTES.peers(), ROUTES.advice());
        return new Talk(TlsMode.IMPLICIT, "127.0.0.1", listener -> listener, routes).after("USER anna", "PASS x");
    }

    static Talk loggedIn() {
        return on(TlsMode.IMPLICIT).after("USER anna", "PASS x");
    }

    /** Says something whose replies do not matter. */
    Talk after(String... lines) {
        for (String line : lines) {
            say(line);
        }
        return this;
    }

    /** Says one line and gives the reply as it goes over the wire. */
    String say(String line) {
        Command command = Command.parse(line);
        Reply reply;
        try {
            reply = whole(CommandRules.admit(connection, command).handler().handle(connection, command.argument()));
        } catch (LoginRefusedException e) {
            reply = Reply.of(ReplyCode.NOT_LOGGED_IN, "Not logged in.");
        } catch (CommandRefusedException | IOException | RuntimeException e) {
            reply = Failures.reply(e);
        }
        next = Optional.of(reply.next());
        if (reply.next() == Next.Step.START_TLS) {
            connection.secured(HANDSHAKE);
        }
        return reply.toWire();
    }

    /** Does the work that a reply brings with it, in as many slices as it takes. */
    private static Reply whole(Reply reply) throws IOException {
        if (!(reply.next() instanceof Next.Work next)) {
            return reply;
        }
        try (SlicedWork work = next.work()) {
            Optional<Reply> done = work.slice();
            while (done.isEmpty()) {
                done = work.slice();
            }
            return done.get();
        }
    }

    /** What the last reply brings with it. */
    Next next() {
        return next.orElseThrow();
    }

    Connection connection() {
        return connection;
    }

    FakeData data() {
        return data;
    }

    Path root() {
        return memory.getPath("/work");
    }

    Talk withFile(String name, String text) throws IOException {
        Files.writeString(root().resolve(name), text);
        return this;
    }

    Talk withDirectory(String name) throws IOException {
        Files.createDirectory(root().resolve(name));
        return this;
    }

    /** Gives the memory of the files back, where there are many talks. */
    @Override
    public void close() throws IOException {
        memory.close();
    }

    /** Always has a port, and remembers what was asked. */
    static final class FakeData implements DataConnections {
        private Optional<ProtectionLevel> endpoint = Optional.empty();
        private Optional<InetSocketAddress> target = Optional.empty();

        @Override
        public InetSocketAddress listen(DataDemands demands) {
            endpoint = Optional.of(demands.protection());
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
        }

        @Override
        public void connect(InetSocketAddress named, DataDemands demands) {
            target = Optional.of(named);
            endpoint = Optional.of(demands.protection());
        }

        Optional<InetSocketAddress> target() {
            return target;
        }

        Optional<ProtectionLevel> endpoint() {
            return endpoint;
        }

        @Override
        public boolean hasEndpoint() {
            return endpoint.isPresent();
        }

        @Override
        public void closeEndpoint() {
            endpoint = Optional.empty();
        }

        @Override
        public String status() {
            return "No transfer is running.";
        }
    }
}

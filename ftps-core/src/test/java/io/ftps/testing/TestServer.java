/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginGuard;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import io.ftps.file.LocalFiles;
import io.ftps.server.ActiveMode;
import io.ftps.server.ClearControl;
import io.ftps.server.DataBinding;
import io.ftps.server.DataPeers;
import io.ftps.server.DataProtection;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.ServerEvents;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server with three listeners, one for each {@link TlsMode}, on the engine and transport of this run. {@link #close} fails
 * the test if anything is left: sessions, ports, threads, starts without an end, a blocking call on an event loop.
 */
public final class TestServer implements AutoCloseable {
    public static final String USER = "anna";
    public static final String PASSWORD = "secret";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CertifiedKey KEY = SelfSigned.withCommonName("localhost")
            .dnsName("localhost")
            .ipAddress(InetAddress.getLoopbackAddress())
            .create();
    private static final AtomicInteger OPEN = new AtomicInteger();

    static {
        Leaks.watch();
        BlockingCalls.watch();
    }

    private static final ServerTls TLS = ServerTls.builder()
            .engine(TestRun.engineChoice())
            .certificates(LoopGuard.guard(CertificateSelector.class, CertificateSelector.single(KEY)))
            .build();

    private final FtpsServer server;
    private final RecordingEvents events;
    private final Path folder;

    private TestServer(FtpsServer server, RecordingEvents events, Path folder) {
        this.server = server;
        this.events = events;
        this.folder = folder;
        OPEN.incrementAndGet();
    }

    /** A server on a folder, with the default limits but short waits for what is wrong. */
    public static TestServer on(Path folder) throws IOException {
        return with(folder).start();
    }

    public static Settings with(Path folder) {
        return new Settings(folder);
    }

    /** TLS on the engine of this run, shared by all servers as embedders may do. */
    public static ServerTls tls() {
        return TLS;
    }

    /** What the test's clients trust. */
    public static CertifiedKey key() {
        return KEY;
    }

    /** What may differ from test to test. */
    public static final class Settings {
        private final Path folder;
        private final RecordingEvents events = new RecordingEvents();
        private Limits limits = Limits.DEFAULT
                .with(Limits.Time.LOGIN_FAILURE_DELAY, Duration.ofMillis(50))
                .with(Limits.Time.STOP_GRACE, Duration.ofSeconds(2))
                .with(Limits.Time.LINGER, Duration.ofMillis(200));
        private PassiveAddresses passive = PassiveAddresses.ANY_PORT;
        private ActiveMode active = ActiveMode.FROM_ANY_PORT;
        private DataPeers peers = DataPeers.SAME_ADDRESS;
        private DataProtection protection = DataProtection.CLIENT_CHOICE;
        private DataBinding binding = DataBinding.PREFER;
        private UnaryOperator<FileSystemView> view = files -> files;
        private UnaryOperator<Listener> rules = listener -> listener;
        private UnaryOperator<FtpsServerBuilder> more = builder -> builder;
        private ClearControl clearControl = ClearControl.FORBIDDEN;
        private Authenticator authenticator = TestServer::authenticate;
        private LoginGuard guard =
                LoginGuard.builder().baseDelay(Duration.ZERO).failures(1_000).build();
        private ServerTls tls = TLS;
        private final List<VirtualHost> hosts = new ArrayList<>();
        private final List<ServerEvents> listeners = new ArrayList<>(List.of(events));

        private Settings(Path folder) {
            this.folder = folder;
        }

        public Settings limit(Limits.Count count, int value) {
            limits = limits.with(count, value);
            return this;
        }

        public Settings limit(Limits.Time time, Duration value) {
            limits = limits.with(time, value);
            return this;
        }

        public Settings passive(PassiveAddresses addresses) {
            passive = addresses;
            return this;
        }

        public Settings active(ActiveMode mode) {
            active = mode;
            return this;
        }

        public Settings dataPeers(DataPeers rule) {
            peers = rule;
            return this;
        }

        public Settings protection(DataProtection demanded) {
            protection = demanded;
            return this;
        }

        public Settings binding(DataBinding demanded) {
            binding = demanded;
            return this;
        }

        public Settings clearControl(ClearControl choice) {
            clearControl = choice;
            return this;
        }

        /** Tells others what happens, too. */
        public Settings events(ServerEvents more) {
            listeners.add(more);
            return this;
        }

        /** What else is different of the server. */
        public Settings builder(UnaryOperator<FtpsServerBuilder> change) {
            more = change;
            return this;
        }

        /** What else is different at every listener. */
        public Settings rules(UnaryOperator<Listener> change) {
            rules = change;
            return this;
        }

        public Settings host(VirtualHost host) {
            hosts.add(host);
            return this;
        }

        /** Certificates other than the one that clients trust. */
        public Settings certificates(CertificateSelector selector) {
            tls = ServerTls.builder()
                    .engine(TestRun.engineChoice())
                    .certificates(LoopGuard.guard(CertificateSelector.class, selector))
                    .build();
            return this;
        }

        /** Something else than {@link TestServer#tls()}, with the certificate {@link TestServer#key()}. */
        public Settings tls(ServerTls other) {
            tls = other;
            return this;
        }

        /** Puts something between the engine and the folder. */
        public Settings view(UnaryOperator<FileSystemView> decorator) {
            view = decorator;
            return this;
        }

        public Settings authenticator(Authenticator other) {
            authenticator = other;
            return this;
        }

        /** One that slows and bans; by default nobody is. */
        public Settings guard(LoginGuard other) {
            guard = other;
            return this;
        }

        public TestServer start() throws IOException {
            FtpsServerBuilder builder = more.apply(FtpsServer.builder());
            for (TlsMode mode : TlsMode.values()) {
                builder.listen(listener(mode));
            }
            hosts.forEach(builder::host);
            FtpsServer server = builder.authenticator(LoopGuard.guard(Authenticator.class, authenticator))
                    .files(user -> LoopGuard.guard(FileSystemView.class, view.apply(LocalFiles.at(folder))))
                    .loginGuard(guard)
                    .passive(passive)
                    .active(active)
                    .dataPeers(peers)
                    .limits(limits)
                    .events(ServerEvents.all(listeners))
                    .transport(TestRun.transport())
                    .start();
            return new TestServer(server, events, folder);
        }

        private Listener listener(TlsMode mode) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return rules.apply(new Listener(nameOf(mode), address, mode, tls, protection, binding).with(clearControl));
        }
    }

    private static User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        String password = attempt.credentials()
                .password()
                .map(given -> new String(given.characters()))
                .orElse("");
        if (attempt.userName().equals(USER) && password.equals(PASSWORD)) {
            return User.named(USER);
        }
        throw new LoginRefusedException(Reason.WRONG_PASSWORD, "The password is wrong.");
    }

    /** Name of the listener of a mode. */
    static String nameOf(TlsMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    public InetSocketAddress address(TlsMode mode) {
        return server.address(nameOf(mode));
    }

    public RecordingEvents events() {
        return events;
    }

    public Path folder() {
        return folder;
    }

    public FtpsServer server() {
        return server;
    }

    /** A client that has read the 220, under TLS where the mode begins with it. */
    public FtpClient connect(TlsMode mode) throws IOException {
        return FtpClient.connect(this, mode, TlsVersion.TLS_1_3);
    }

    /** A client that is logged in, under TLS unless the mode allows a plain login, for binary transfers that PROT P protects. */
    public FtpClient login(TlsMode mode, TlsVersion version) throws IOException {
        FtpClient client = FtpClient.connect(this, mode, version);
        if (mode == TlsMode.EXPLICIT) {
            client.startTls();
        }
        client.login();
        if (mode == TlsMode.EXPLICIT) {
            client.command("PBSZ 0", 200);
            client.command("PROT P", 200);
        }
        client.command("TYPE I", 200);
        return client;
    }

    public FtpClient login(TlsMode mode) throws IOException {
        return login(mode, TlsVersion.TLS_1_3);
    }

    /** Waits until every client is gone. */
    public void awaitNobody() {
        await("no session is left")
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> server.sessionCount() == 0);
    }

    @Override
    public void close() {
        boolean last = OPEN.decrementAndGet() == 0;
        server.close();
        assertThat(server.sessionCount()).as("sessions left").isZero();
        assertThat(server.passivePortsInUse()).as("passive ports left").isZero();
        assertThat(BlockingCalls.take()).as("blocking calls on event loops").isEmpty();
        events.assertBalanced();
        assertThat(events.handshakes())
                .allSatisfy(tls -> assertThat(tls.engine()).isEqualTo(TestRun.engine()));
        if (last) {
            await("threads end").atMost(PATIENCE).until(() -> threads().isEmpty());
        }
    }

    /** Our threads of all servers in this JVM. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ftps-"))
                .toList();
    }
}

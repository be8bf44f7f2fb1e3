/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A PostgreSQL server of our own, in a temporary folder, on a free port of the loopback address: one for each JVM, stopped at its
 * end. Where PostgreSQL is not installed the test is skipped with a sentence that says what to install; under continuous
 * integration ({@code CI=true}) that is a failure.
 */
final class PostgresCluster {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String MISSING =
            "PostgreSQL is not installed: run \"apt-get install postgresql\" to have this tested.";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static Optional<PostgresCluster> running = Optional.empty();

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** A schema of its own, which nobody has used, with a pool of connections: each one is a process of the server. */
    static DataSource newSchema() throws SQLException {
        PostgresCluster cluster = running();
        String schema = "test_" + SCHEMAS.incrementAndGet();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        PGConnectionPoolDataSource source = cluster.source();
        source.setCurrentSchema(schema);
        return JdbcConnectionPool.create(source);
    }

    private static synchronized PostgresCluster running() {
        if (running.isEmpty()) {
            running = Optional.of(start(programs()));
        }
        return running.get();
    }

    /** Debian keeps them beside the path, a folder for each version. */
    private static Path programs() {
        Optional<Path> found = Optional.empty();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                found = versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(MISSING);
        }
        assumeTrue(found.isPresent(), MISSING);
        return found.orElseThrow();
    }

    private static PostgresCluster start(Path programs) {
        try {
            PostgresCluster cluster =
                    new PostgresCluster(programs, Files.createTempDirectory("ftps-postgres"), freePort());
            cluster.initialise();
            cluster.run();
            return cluster;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server refuses to run as root, so root becomes the user that Debian's package makes for it. */
    private List<String> line(String program, String... arguments) {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        return line;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void initialise() throws IOException, InterruptedException {
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        Process process = start(
                line("initdb", "-D", "data", "-U", "ftps", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("initdb failed: " + Files.readString(log()));
        }
    }

    private void run() throws IOException {
        Process process = start(line(
                "postgres",
                "-D",
                "data",
                "-F",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-k",
                "",
                "-c",
                "shared_buffers=16MB",
                "-c",
                "synchronous_commit=off"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        await("PostgreSQL answers")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(this::answers);
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Process start(List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=ftps");
    }

    private PGConnectionPoolDataSource source() {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("ftps");
        return source;
    }

    /** SIGINT is its "fast shutdown"; SIGTERM would wait for connections that nobody closes. */
    private void stop(Process process) {
        try {
            start(List.of("kill", "-INT", String.valueOf(process.pid()))).waitFor();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Does what chance tells it with files of its own, one session after the other, and knows at any time what they must contain.
 * One session in some ends by a reset, of either connection, in the middle of a transfer or of nothing.
 */
@SuppressWarnings("try") // A data connection that only has to be closed is part of some operations.
final class SoakClient {
    /** Also where all clients store at once: somebody's is there in the end, whole. */
    static final String SHARED = "shared";

    /** How the names of files begin that are written in place and broken off, and so may hold anything. */
    static final String BROKEN = "broken-";

    private static final int NAMES = 6;
    private static final int LARGEST = 200_000;
    private static final int OPERATIONS_A_SESSION = 20;
    private static final int ONE_IN_SO_MANY_BREAKS = 100;

    private final TestServer server;
    private final String name;
    private final SplittableRandom random;
    private final List<Operation> operations = List.of(
            this::store,
            this::storeShared,
            this::append,
            this::retrieve,
            this::resume,
            this::list,
            this::rename,
            this::delete,
            this::abort,
            this::ask);
    private final Map<String, List<Block>> files = new TreeMap<>();
    private int names;

    SoakClient(TestServer server, int number, long seed) {
        this.server = server;
        this.name = "client" + number;
        this.random = new SplittableRandom(seed);
    }

    @FunctionalInterface
    private interface Operation {
        void run(FtpClient client) throws IOException;
    }

    /** One session; gives how many operations it had. */
    int session() throws IOException {
        TlsMode mode = random.nextBoolean() ? TlsMode.EXPLICIT : TlsMode.IMPLICIT;
        TlsVersion version = random.nextBoolean() ? TlsVersion.TLS_1_2 : TlsVersion.TLS_1_3;
        int planned = random.nextInt(1, OPERATIONS_A_SESSION);
        try (FtpClient client = server.login(mode, version)) {
            for (int done = 0; done < planned; done++) {
                if (random.nextInt(ONE_IN_SO_MANY_BREAKS) == 0) {
                    breakOff(client);
                    return done;
                }
                operations.get(random.nextInt(operations.size())).run(client);
            }
            client.command("QUIT", 221);
        }
        return planned;
    }

    private String newName() {
        return name + "-" + names++;
    }

    /** A file that is there; one is made if none is. */
    private String anyFile(FtpClient client) throws IOException {
        if (files.isEmpty()) {
            store(client);
        }
        return List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    }

    private Block anyBlock() {
        return Block.of(random, LARGEST);
    }

    private void store(FtpClient client) throws IOException {
        String file = files.size() < NAMES ? newName() : anyFile(client);
        Block block = anyBlock();
        client.upload(file, block.bytes());
        files.put(file, List.of(block));
    }

    private void storeShared(FtpClient client) throws IOException {
        client.upload(SHARED, anyBlock().bytes());
    }

    private void append(FtpClient client) throws IOException {
        String file = anyFile(client);
        Block block = anyBlock();
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("APPE " + file, 150);
            data.handshake();
            data.write(block.bytes());
            data.finish();
            client.expect(226);
        }
        List<Block> longer = new ArrayList<>(files.getOrDefault(file, List.of()));
        longer.add(block);
        files.put(file, longer);
    }

    private void retrieve(FtpClient client) throws IOException {
        String file = anyFile(client);
        assertThat(client.download("RETR " + file)).as(file).isEqualTo(content(file));
    }

    private void resume(FtpClient client) throws IOException {
        String file = anyFile(client);
        byte[] content = content(file);
        int offset = random.nextInt(content.length + 1);
        client.command("REST " + offset, 350);
        assertThat(client.download("RETR " + file))
                .as("%s from %s", file, offset)
                .isEqualTo(Arrays.copyOfRange(content, offset, content.length));
    }

    private byte[] content(String file) {
        return Block.bytesOf(files.getOrDefault(file, List.of()));
    }

    private void list(FtpClient client) throws IOException {
        String file = anyFile(client);
        String command = List.of("LIST", "MLSD", "NLST").get(random.nextInt(3));
        assertThat(new String(client.download(command), UTF_8)).contains(file);
    }

    private void rename(FtpClient client) throws IOException {
        String from = anyFile(client);
        String to = newName();
        client.command("RNFR " + from, 350);
        client.command("RNTO " + to, 250);
        files.put(to, files.remove(from));
    }

    private void delete(FtpClient client) throws IOException {
        String file = anyFile(client);
        client.command("DELE " + file, 250);
        files.remove(file);
    }

    /** Both replies, whether the transfer was over or not. */
    private void abort(FtpClient client) throws IOException {
        String file = anyFile(client);
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("RETR " + file, 150);
            client.send("ABOR\r\nNOOP\r\n");
            drainUntilOk(client);
        }
    }

    private static void drainUntilOk(FtpClient client) throws IOException {
        while (!client.expectAny().startsWith("200")) {}
    }

    private void ask(FtpClient client) throws IOException {
        String file = anyFile(client);
        assertThat(client.command("SIZE " + file, 213)).isEqualTo("213 " + content(file).length + "\r\n");
        client.command("MDTM " + file, 213);
        client.command("NOOP", 200);
        client.command("STAT", 211);
    }

    /** A file that is stored keeps what was in it; one that is written in place is not spoken of any more. */
    private void breakOff(FtpClient client) throws IOException {
        String command = random.nextBoolean() ? "STOR " + anyFile(client) : "APPE " + BROKEN + newName();
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command(command, 150);
            if (random.nextBoolean()) {
                data.handshake();
                byte[] bytes = anyBlock().bytes();
                data.write(Arrays.copyOf(bytes, bytes.length / 2));
            }
            if (random.nextBoolean()) {
                data.reset();
            }
            client.reset();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.Account;
import io.ftps.auth.Hashes;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.HoldingTankContract;
import io.ftps.auth.Network;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.User;
import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHoldingTankTest extends HoldingTankContract {
    private static final Identity CLIENT = Certificates.selfSigned("CN=client");
    private static final String HEAD = "ftps-holding-tank version=1 revision=1 entries=";

    @TempDir
    Path folder;

    private final AtomicInteger writes = new AtomicInteger();

    @Override
    protected HoldingTank emptyTank() {
        return again();
    }

    @Override
    protected HoldingTank again() {
        return builder().entries(20).entriesPerAddress(5).build();
    }

    @Test
    void theFileIsItsOwnersOnly() throws Exception {
        hold(again(), 1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFloodOfNewCertificatesWritesNoMoreThanThereIsRoomFor() throws Exception {
        HoldingTank tank = builder().build();

        for (int i = 0; i < 2_000; i++) {
            hold(tank, i);
        }

        assertThat(writes.get()).isLessThanOrEqualTo(11);
        assertThat(tank.list()).hasSize(10);
        assertThat(tank.dropped()).isEqualTo(1_990);
        clock.step(Duration.ofSeconds(10));
        hold(tank, 1);
        assertThat(builder().build().dropped()).isEqualTo(1_990);
        assertThat(builder().build().list()).hasSize(10);
    }

    @Test
    void repeatsAreWrittenAtMostEveryTenSeconds() throws Exception {
        HoldingTank tank = builder().build();
        for (int i = 0; i < 1_000; i++) {
            hold(tank, 1);
        }
        assertThat(writes.get()).isEqualTo(1);
        assertThat(tank.list()).extracting(HeldCertificate::count).containsExactly(1_000L);

        clock.step(Duration.ofSeconds(10));
        hold(tank, 1);

        assertThat(writes.get()).isEqualTo(2);
        assertThat(again().list()).extracting(HeldCertificate::count).containsExactly(1_001L);
    }

    @Test
    void whatAnOperatorDecidesIsKnownToTheServerAtOnceAndItsCountsAreKept() throws Exception {
        HoldingTank server = builder().build();
        hold(server, 1);
        hold(server, 2);
        hold(server, 2);

        again().rejected(server.list().get(0).id());

        assertThat(hold(server, 1)).isEmpty();
        assertThat(hold(server, 2).orElseThrow().count()).isEqualTo(3);
    }

    @Test
    void twoServersAtTheSameTimeLoseNoEntry() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> servers = new ArrayList<>();
            for (int first : new int[] {0, 5}) {
                HoldingTank server = builder().build();
                servers.add(threads.submit(() -> {
                    for (int i = first; i < first + 5; i++) {
                        hold(server, i);
                    }
                    return first;
                }));
            }
            for (Future<Integer> server : servers) {
                server.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(again().list()).hasSize(10);
    }

    @Test
    void whatPersonsHaveLookedAfterIsCountedAnew() throws Exception {
        HoldingTank tank = builder().entries(1).build();
        hold(tank, 1);
        hold(tank, 2);
        assertThat(tank.dropped()).isEqualTo(1);

        tank.accepted(tank.list().get(0).id());

        assertThat(tank.dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "people\n",
                HEAD + "1 dropped=0\n",
                HEAD + "0 dropped=0\nid=1\n",
                HEAD + "1 dropped=0\nrubbish\n",
                HEAD + "1 dropped=0\nid=1:state=waiting:user=a:address=here:count=1\n",
                HEAD
                        + "1 dropped=0\nid=1:state=waiting:user=a:address=192.0.2.1:count=1:first=2027-01-01:last=2027-01-01:chain=AAAA\n"
            })
    void aBrokenFileIsNamedAndLeftAsItIs(String content) throws Exception {
        Files.writeString(file(), content);
        HoldingTank tank = again();

        refuses(() -> hold(tank, 1), "is broken and left as it is; restore it, or move it away to begin anew: ");
        refuses(() -> tank.rejected("1"), "is broken and left as it is; restore it, or move it away to begin anew: ");
        assertThat(Files.readString(file())).isEqualTo(content);
    }

    @Test
    void aFileThatLostItsEndIsBroken() throws Exception {
        HoldingTank tank = again();
        hold(tank, 1);
        hold(tank, 2);
        String whole = Files.readString(file());

        Files.writeString(file(), whole.substring(0, whole.lastIndexOf("\nid=") + 1));
        refuses(tank::list, "The file has 1 entries (expected: 2, as line 1 says).");
        Files.writeString(file(), whole.substring(0, whole.length() - 100));
        refuses(tank::list, "A certificate cannot be read");
        Files.writeString(file(), whole);
        assertThat(tank.list()).hasSize(2);
    }

    @Test
    void aDiskThatFailsLeavesTheOldFileAndTheNextTryCounts() throws Exception {
        hold(again(), 1);
        String before = Files.readString(file());
        HoldingTank failing = builder()
                .writing((channel, bytes) -> {
                    throw new IOException("No space left on device");
                })
                .build();

        refuses(() -> hold(failing, 2), "cannot be written (IOException: No space left on device)");

        assertThat(Files.readString(file())).isEqualTo(before);
        assertThat(hold(again(), 2)).isPresent();
    }

    @Test
    void ofALongChainTheBeginningIsKept() throws Exception {
        List<X509Certificate> chain = Collections.nCopies(120, CLIENT.certificate());

        HeldCertificate held = again().hold(
                        user(), new PresentedCertificate(chain, new Trust.Trusted(chain)), address())
                .orElseThrow();

        assertThat(held.presented().chain()).hasSize(8);
        assertThat(held.presented().issuers()).hasSize(8);
        assertThat(again().list()).containsExactly(held);
    }

    @Test
    void aCertificateOfHugeSizeIsDropped() throws Exception {
        HoldingTank tank = again();
        GeneralName longName = new GeneralName(GeneralName.uniformResourceIdentifier, "x".repeat(40_000));
        PresentedCertificate huge = Certificates.selfSigned("CN=huge", longName).unknown();

        assertThat(tank.hold(user(), huge, address())).isEmpty();
        assertThat(tank.dropped()).isEqualTo(1);
    }

    @Test
    void boundsAreBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().entries(0))
                .withMessage("The number of entries is 0 (expected: 1 to 10000).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().life(Duration.ZERO))
                .withMessage("The life of an entry is 0 s (expected: more than 0, at most 3650 days).");
    }

    private interface Call {
        void run() throws Exception;
    }

    private void refuses(Call call, String part) {
        assertThatExceptionOfType(TankFileException.class)
                .isThrownBy(call::run)
                .withMessageStartingWith("Holding tank " + file() + " ")
                .withMessageContaining(part);
    }

    /** Each number is another certificate of another user from one address. */
    private static Optional<HeldCertificate> hold(HoldingTank tank, int number) throws IOException {
        PresentedCertificate presented =
                new PresentedCertificate(List.of(Certificates.numbered(CLIENT, number)), new Trust.Unknown());
        return tank.hold(
                new Account(User.named("user" + number), PasswordHash.parse(Hashes.CHEAP_ARGON2)),
                presented,
                address());
    }

    private static Account user() {
        return new Account(User.named("alice"), PasswordHash.parse(Hashes.CHEAP_ARGON2));
    }

    private static InetAddress address() {
        return Network.parse("192.0.2.1").address();
    }

    private FileHoldingTank.Builder builder() {
        return FileHoldingTank.builder(file()).clock(clock).writing((channel, bytes) -> {
            writes.incrementAndGet();
            channel.write(bytes);
        });
    }

    private Path file() {
        return folder.resolve("tank");
    }
}

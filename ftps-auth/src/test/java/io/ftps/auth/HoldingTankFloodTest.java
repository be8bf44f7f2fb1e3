/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.file.FileHoldingTank;
import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand attempts from as many addresses, each with a new certificate that an authority vouches for. */
@Tag("ONCE")
@Tag("JDK")
final class HoldingTankFloodTest {
    private static final int ATTEMPTS = 100_000;
    private static final int USERS = 2_000;
    private static final int ATTACK = 1 << 24;
    private static final long ROOM_BYTES = 24L << 20;

    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final Identity MALLORY = AUTHORITY.issues("CN=mallory");
    private static final PresentedCertificate GOOD = AUTHORITY.issues("CN=good").trustedBy(AUTHORITY);

    @TempDir
    private Path folder;

    private static InMemoryUsers users() {
        PasswordHash hash = PasswordHash.parse(Hashes.CHEAP_ARGON2);
        InMemoryUsers.Builder users = InMemoryUsers.builder();
        for (int i = 0; i < USERS; i++) {
            users.user(new Account(User.named("user" + i), hash).withMethod(LoginMethod.CERTIFICATE));
        }
        return users.user(new Account(User.named("partner"), hash).withMethod(LoginMethod.CERTIFICATE))
                .user(new Account(User.named("good"), hash)
                        .withMethod(LoginMethod.CERTIFICATE)
                        .withCertificate(RegisteredCertificate.of(CertificateMatch.ThisCertificate.of(GOOD), GOOD)))
                .build();
    }

    private static LoginAttempt attempt(String user, int address, Credentials credentials) throws Exception {
        InetAddress from = InetAddress.getByAddress(
                ByteBuffer.allocate(Integer.BYTES).putInt(ATTACK + address).array());
        return new LoginAttempt(user, credentials, "explicit", new InetSocketAddress(from, 40_000));
    }

    private static void refused(AccountLogins logins, String user, int number) throws Exception {
        PresentedCertificate presented = new PresentedCertificate(
                List.of(Certificates.numbered(MALLORY, number)),
                new PresentedCertificate.Trust.Trusted(List.of(AUTHORITY.certificate())));
        Password password = new Password("guess".toCharArray());
        try {
            logins.authenticate(attempt(user, number, new PasswordAndCertificate(password, presented)));
            throw new AssertionError("Attempt " + number + " got in.");
        } catch (LoginRefusedException expected) {
            assertThat(expected.reason())
                    .isIn(
                            LoginRefusedException.Reason.UNKNOWN_USER,
                            LoginRefusedException.Reason.CERTIFICATE_NOT_REGISTERED);
        }
    }

    /** What lives, as far as a collection tells. */
    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Whether the thread that writes tanks has gone to rest, so that nothing comes into the folder any more. */
    private static boolean isTankWritten() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("ftps-holding-tank"));
    }

    @Test
    void floodsNeitherTankNorMemoryNorTheLoginsOfOthers() throws Exception {
        Path file = folder.resolve("tank");
        HoldingTank tank = FileHoldingTank.of(file);
        AccountLogins logins = AccountLogins.builder(users())
                .checks(PasswordChecks.builder().build((hash, password) -> false))
                .holdingTank(tank, HeldCertificates.TRUSTED_ONLY)
                .build();
        refused(logins, "partner", 0);
        await("the partner's certificate waits")
                .until(() ->
                        tank.list().stream().anyMatch(held -> held.userName().equals("partner")));
        String partners = tank.list().get(0).id();
        long before = usedBytes();

        for (int i = 1; i <= ATTEMPTS; i++) {
            refused(logins, i % 2 == 0 ? "user" + i % USERS : "stranger" + i, i);
            if (i % 1_000 == 0) {
                assertThat(logins.authenticate(attempt("good", i, GOOD)).name()).isEqualTo("good");
            }
        }

        await("the flood is over").atMost(Duration.ofMinutes(2)).until(HoldingTankFloodTest::isTankWritten);
        assertThat(usedBytes() - before).as("bytes kept").isLessThan(ROOM_BYTES);
        assertThat(tank.find(partners)).as("the partner's certificate").isPresent();
        assertThat(tank.list()).hasSizeLessThanOrEqualTo(FileHoldingTank.ENTRIES);
        assertThat(tank.dropped() + logins.unheldCertificates()).isPositive();
        assertThat(Files.size(file)).isLessThan(ROOM_BYTES);
    }
}

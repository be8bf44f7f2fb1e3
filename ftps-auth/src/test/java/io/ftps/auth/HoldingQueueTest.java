/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HoldingQueueTest {
    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final PresentedCertificate TRUSTED =
            AUTHORITY.issues("CN=new").trustedBy(AUTHORITY);
    private static final PresentedCertificate UNTRUSTED =
            AUTHORITY.issues("CN=new").unknown();
    private static final Account ALICE = new Account(User.named("alice"), PasswordHash.parse(Hashes.CHEAP_ARGON2));

    private final List<HeldCertificate> told = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Test
    void whatATrustedButUnregisteredCertificateSaysOfAUserIsHeldAlsoIfThePasswordLetsIn() throws Exception {
        AccountLogins logins = logins(kept(), HeldCertificates.TRUSTED_ONLY);

        logins.authenticate(Attempts.login("alice", "p", TRUSTED));
        refused(logins, Attempts.login("alice", "wrong", TRUSTED));

        await().until(() -> told.size() == 2);
        assertThat(told)
                .allSatisfy(held -> assertThat(held.presented()).isEqualTo(TRUSTED))
                .extracting(HeldCertificate::userName)
                .containsExactly("alice", "alice");
        assertThat(told.get(0).address()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @Test
    void strangersUntrustedOnesAndNamesWithoutAPasswordAreNotHeld() throws Exception {
        AccountLogins logins = logins(kept(), HeldCertificates.TRUSTED_ONLY);

        refused(logins, Attempts.login("alice", TRUSTED));
        refused(logins, Attempts.login("mallory", "p", TRUSTED));
        logins.authenticate(Attempts.login("alice", "p", UNTRUSTED));
        logins.authenticate(Attempts.login("alice", "p", TRUSTED));

        await().until(() -> !told.isEmpty());
        assertThat(told)
                .singleElement()
                .satisfies(held -> assertThat(held.presented()).isEqualTo(TRUSTED));
    }

    @Test
    void whatIsRegisteredIsNotHeld() throws Exception {
        AccountLogins logins = AccountLogins.builder(InMemoryUsers.builder()
                        .user(ALICE.withCertificate(RegisteredCertificate.of(CertificateMatch.ThisKey.of(TRUSTED))))
                        .user(new Account(User.named("bob"), PasswordHash.parse(Hashes.CHEAP_ARGON2)))
                        .build())
                .renewal(HashRenewal.KEEP_AS_IS)
                .holdingTank(tank(kept()), HeldCertificates.TRUSTED_ONLY)
                .heldCertificates(told::add)
                .build();

        logins.authenticate(Attempts.login("alice", "p", TRUSTED));
        logins.authenticate(Attempts.login("bob", "p", TRUSTED));

        await().until(() -> !told.isEmpty());
        assertThat(told).extracting(HeldCertificate::userName).containsExactly("bob");
    }

    @Test
    void untrustedOnesAreHeldWhereThatIsSaid() throws Exception {
        AccountLogins logins = logins(kept(), HeldCertificates.UNTRUSTED_TOO);

        logins.authenticate(Attempts.login("alice", "p", UNTRUSTED));

        await().until(() -> told.size() == 1);
    }

    @Test
    void aTankThatIsSlowKeepsNobodyWaitingAndWhatFindsNoRoomIsCounted() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        AccountLogins logins = logins(
                (account, presented, from) -> {
                    busy.countDown();
                    go.await();
                    return Optional.of(held(account, presented, from));
                },
                HeldCertificates.TRUSTED_ONLY);
        logins.authenticate(Attempts.login("alice", "p", TRUSTED));
        busy.await();

        for (int i = 0; i < HoldingQueue.MOST_WAITING + 3; i++) {
            logins.authenticate(Attempts.login("alice", "p", TRUSTED));
        }

        assertThat(logins.unheldCertificates()).isEqualTo(3);
        go.countDown();
        await().until(() -> told.size() == HoldingQueue.MOST_WAITING + 1);
    }

    @Test
    void aTankThatFailsIsToldOnceAndLoginsGoOn() throws Exception {
        CountDownLatch tries = new CountDownLatch(2);
        AccountLogins logins = logins(
                (account, presented, from) -> {
                    tries.countDown();
                    throw new IOException("The disk is full.");
                },
                HeldCertificates.TRUSTED_ONLY);

        logins.authenticate(Attempts.login("alice", "p", TRUSTED));
        logins.authenticate(Attempts.login("alice", "p", TRUSTED));

        tries.await();
        await().untilAsserted(() -> assertThat(problems)
                .containsExactly("Certificates are not kept for the operator now: The disk is full."));
    }

    private AccountLogins logins(Holding holding, HeldCertificates which) {
        return AccountLogins.builder(InMemoryUsers.builder().user(ALICE).build())
                .renewal(HashRenewal.KEEP_AS_IS)
                .holdingTank(tank(holding), which)
                .heldCertificates(told::add)
                .problems(problems::add)
                .build();
    }

    private static Holding kept() {
        return (account, presented, from) -> Optional.of(held(account, presented, from));
    }

    private static HeldCertificate held(Account account, PresentedCertificate presented, InetAddress from) {
        return new HeldCertificate(
                "1", account.user().name(), presented, from, 1, Instant.EPOCH, Instant.EPOCH, Optional.empty());
    }

    private static void refused(AccountLogins logins, LoginAttempt attempt) {
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> logins.authenticate(attempt));
    }

    private interface Holding {
        Optional<HeldCertificate> hold(Account account, PresentedCertificate presented, InetAddress from)
                throws IOException, InterruptedException;
    }

    private static HoldingTank tank(Holding holding) {
        return new ForgetfulTank() {
            @Override
            public Optional<HeldCertificate> hold(Account account, PresentedCertificate presented, InetAddress from)
                    throws IOException {
                try {
                    return holding.hold(account, presented, from);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("Nobody interrupts this.", e);
                }
            }
        };
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.LoginGuard.Admission.Admitted;
import io.ftps.auth.LoginGuard.Admission.Banned;
import io.ftps.auth.LoginGuard.Admission.Known;
import io.ftps.auth.LoginGuard.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginGuardTest {
    private static final InetAddress HOME = address("192.0.2.1");
    private static final InetAddress STRANGER = address("198.51.100.7");

    /** Begins below zero, as {@link System#nanoTime} may. */
    private long now = -Duration.ofMinutes(3).toNanos();

    private final LoginGuard guard = guard().build();

    private LoginGuard.Builder guard() {
        return LoginGuard.builder().nanoTime(() -> now);
    }

    @ParameterizedTest(name = "failure {0} waits {1} ms")
    @CsvSource({"1,500", "2,1000", "3,2000", "4,4000", "5,8000", "6,8000", "9,8000"})
    void eachFailureDoublesTheDelayUpToACap(int failure, long delay) {
        fail(guard, STRANGER, failure - 1);

        assertThat(guard.failed(STRANGER, "alice").delay()).isEqualTo(Duration.ofMillis(delay));
    }

    @Test
    void failuresOfAnAddressAddUpOverNames() {
        guard.failed(STRANGER, "alice");
        guard.failed(STRANGER, "bob");

        assertThat(guard.failed(STRANGER, "carol").delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void failuresOfANameAddUpOverAddressesWhetherAnybodyHasIt() {
        guard.failed(address("198.51.100.1"), "nobody");
        guard.failed(address("198.51.100.2"), "nobody");

        assertThat(guard.failed(address("198.51.100.3"), "nobody").delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theTenthFailureBansTheAddressForTenMinutes() {
        fail(guard, STRANGER, 9);
        assertThat(guard.admit(STRANGER)).isEqualTo(new Admitted());

        Failure tenth = guard.failed(STRANGER, "alice");

        assertThat(tenth.ban()).contains(Duration.ofMinutes(10));
        assertThat(guard.admit(STRANGER)).isEqualTo(new Banned(Duration.ofMinutes(10)));
        step(Duration.ofMinutes(4));
        assertThat(guard.admit(STRANGER)).isEqualTo(new Banned(Duration.ofMinutes(6)));
        step(Duration.ofMinutes(6));
        assertThat(guard.admit(STRANGER)).isEqualTo(new Admitted());
    }

    @Test
    void aBanPaysForTheFailuresBeforeIt() {
        fail(guard, STRANGER, 10);
        step(Duration.ofMinutes(10));

        assertThat(guard.failed(STRANGER, "alice")).isEqualTo(new Failure(Duration.ofMillis(500), Optional.empty()));
    }

    @Test
    void failuresOutsideTheWindowDoNotCount() {
        for (int minute = 0; minute < 60; minute++) {
            step(Duration.ofSeconds(67));
            assertThat(guard.failed(STRANGER, "alice").ban())
                    .as("minute %s", minute)
                    .isEmpty();
        }
        step(Duration.ofMinutes(10));
        assertThat(guard.failed(STRANGER, "alice").delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aLoginForgivesTheAddressItsFailuresForThisNameOnly() {
        fail(guard, HOME, 5);
        for (int i = 0; i < 4; i++) {
            guard.failed(HOME, "bob");
        }
        guard.succeeded(HOME, "alice");

        assertThat(guard.failed(HOME, "alice").delay()).isEqualTo(Duration.ofSeconds(8));
        assertThat(guard.failed(HOME, "alice").ban()).isEmpty();
    }

    @Test
    void whoeverHasAnAccountCannotResetTheCountOfGuessesForOthers() {
        boolean banned = false;
        for (int i = 0; i < 10; i++) {
            banned |= guard.failed(STRANGER, "user" + i).ban().isPresent();
            guard.succeeded(STRANGER, "insider");
        }

        assertThat(banned).isTrue();
    }

    @Test
    void aRightPasswordAtAStrangeAddressWaitsAsLongAsAWrongOneWould() {
        fail(guard, STRANGER, 3);

        assertThat(guard.succeeded(HOME, "alice")).isEqualTo(Duration.ofSeconds(4));
        assertThat(guard.succeeded(address("203.0.113.1"), "bob")).isZero();
    }

    @Test
    void aNameUnderAttackLogsInAtTheUsualSpeedWhereItHasLoggedInBefore() {
        assertThat(guard.succeeded(HOME, "alice")).isZero();
        IntStream.range(0, 5_000).forEach(i -> guard.failed(address(i), "alice"));

        assertThat(guard.succeeded(HOME, "alice")).isZero();
        assertThat(guard.failed(HOME, "alice").delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(guard.succeeded(address("203.0.113.1"), "alice")).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void oneUserWhoMistypesAtAKnownAddressIsNotSlowedOnceThePasswordIsRight() {
        guard.succeeded(HOME, "alice");
        fail(guard, HOME, 3);

        assertThat(guard.succeeded(HOME, "alice")).isZero();
    }

    @Test
    void anExemptAddressIsNeitherBannedNorSlowedForOtherNames() {
        LoginGuard exempting =
                guard().exempt(List.of(Network.parse("192.0.2.0/24"))).build();
        fail(exempting, HOME, 50);

        assertThat(exempting.admit(HOME)).isEqualTo(new Admitted());
        assertThat(exempting.failed(HOME, "bob").delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(exempting.failed(STRANGER, "alice").delay()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void anIpv6AddressCountsByThe64BitsItsSubscriberHas() {
        for (int i = 0; i < 10; i++) {
            guard.failed(address("2001:db8:0:1::" + i), "alice" + i);
        }

        assertThat(guard.admit(address("2001:db8:0:1:ffff::1"))).isInstanceOf(Banned.class);
        assertThat(guard.admit(address("2001:db8:0:2::1"))).isInstanceOf(Admitted.class);
    }

    @Test
    void whoHasLoggedInIsKnownWhereHeOrSheDid() {
        guard.succeeded(HOME, "alice");

        assertThat(guard.admit(HOME)).isEqualTo(new Known());
        assertThat(guard.admit(STRANGER)).isEqualTo(new Admitted());
        assertThat(guard.isKnown(HOME, "alice")).isTrue();
        assertThat(guard.isKnown(HOME, "bob")).isFalse();
        assertThat(guard.isKnown(STRANGER, "alice")).isFalse();
        fail(guard, HOME, 10);
        assertThat(guard.admit(HOME)).isInstanceOf(Banned.class);
    }

    @Test
    void aHundredThousandAddressesAndNamesAreForgottenFromTheLongestUnseenOn() {
        LoginGuard small = guard().entries(1_000).build();
        boolean banned = small.failed(STRANGER, "x").ban().isEmpty();
        small.succeeded(HOME, "alice");
        fail(small, STRANGER, 9);
        for (int i = 0; i < 100_000; i++) {
            small.failed(address(i), "name" + i);
            banned &= small.admit(STRANGER) instanceof Banned;
        }

        assertThat(banned).as("a ban that is met all the time is not forgotten").isTrue();
        assertThat(small.entries()).isEqualTo(1_000);
        assertThat(small.succeeded(HOME, "alice")).isZero();
        assertThat(small.failed(address(99_999), "other").delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(small.failed(address(0), "another").delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void noFailureIsLostAmongManyThreads() throws Exception {
        LoginGuard patient = guard().failures(1_000).build();
        AtomicInteger bans = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                awaitLatch(go);
                IntStream.range(0, 250)
                        .forEach(n ->
                                patient.failed(STRANGER, "alice" + n).ban().ifPresent(ban -> bans.incrementAndGet()));
            });
        }
        go.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bans).hasValue(2);
    }

    @Test
    void boundsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginGuard.builder().failures(0))
                .withMessage("The number of failed logins that ban an address is 0 (expected: 1 to 1000).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginGuard.builder().longestDelay(Duration.ofMinutes(2)))
                .withMessage("The longest delay of failed logins is 120000 ms (expected: 0 to 60000).");
    }

    @Test
    void withoutADelayNothingWaits() {
        LoginGuard quick = guard().baseDelay(Duration.ZERO).build();
        fail(quick, STRANGER, 8);

        assertThat(quick.failed(STRANGER, "alice").delay()).isZero();
        assertThat(quick.succeeded(HOME, "alice")).isZero();
    }

    private void step(Duration step) {
        now += step.toNanos();
    }

    private static void fail(LoginGuard guard, InetAddress from, int times) {
        for (int i = 0; i < times; i++) {
            guard.failed(from, "alice");
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    ByteBuffer.allocate(4).putInt(10 << 24 | number).array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(String literal) {
        return Network.parse(literal).address();
    }
}

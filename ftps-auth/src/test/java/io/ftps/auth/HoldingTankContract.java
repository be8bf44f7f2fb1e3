/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import io.ftps.auth.testing.SteppedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HoldingTank} does. */
@SuppressWarnings("exports") // of JUnit, in tests alone
public abstract class HoldingTankContract {
    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final Identity OTHER_AUTHORITY = Certificates.selfSigned("CN=other authority");
    private static final Identity FIRST = AUTHORITY.issues("CN=a:b, O=\"100%, Ltd.; x\"");

    /** The clock of the tank. */
    protected final SteppedClock clock = new SteppedClock();

    private HoldingTank tank;

    protected HoldingTankContract() {}

    /** A tank without entries, with bounds of 20 entries, 3 a user, 5 an address, and a life of 30 days. */
    protected abstract HoldingTank emptyTank() throws Exception;

    /** The same tank as another process sees it, or this one after a restart. */
    protected abstract HoldingTank again() throws Exception;

    @BeforeEach
    public void make() throws Exception {
        tank = emptyTank();
    }

    @Test
    public void anEntrySaysAllThereIsToKnowAndSurvivesARestart() throws Exception {
        PresentedCertificate presented = FIRST.trustedBy(AUTHORITY, OTHER_AUTHORITY);

        HeldCertificate held =
                tank.hold(user("Zoë: 100%"), presented, address("2001:db8::1")).orElseThrow();

        assertThat(held.userName()).isEqualTo("Zoë: 100%");
        assertThat(held.presented()).isEqualTo(presented);
        assertThat(held.address()).isEqualTo(address("2001:db8::1"));
        assertThat(held.count()).isEqualTo(1);
        assertThat(held.firstSeen()).isEqualTo(clock.instant()).isEqualTo(held.lastSeen());
        assertThat(held.renews()).isEmpty();
        assertThat(held.id()).matches("[0-9A-Za-z-]{1,36}");
        assertThat(again().list()).containsExactly(held);
        assertThat(again().find(held.id())).contains(held);
        assertThat(again().find("nothing")).isEmpty();
        assertThat(again().dropped()).isZero();
    }

    @Test
    public void oneThatNobodyVouchesForStaysSo() throws Exception {
        HeldCertificate held =
                tank.hold(user("alice"), FIRST.unknown(), address("192.0.2.1")).orElseThrow();

        assertThat(again().list()).containsExactly(held);
        assertThat(again().list().get(0).presented().isTrusted()).isFalse();
    }

    @Test
    public void entriesStandInTheOrderOfFirstSight() throws Exception {
        for (int i = 9; i > 4; i--) {
            hold("user" + i, certificate(i), "192.0.2." + i);
            clock.step(Duration.ofSeconds(1));
        }
        hold("user9", certificate(9), "192.0.2.9");

        assertThat(again().list())
                .extracting(HeldCertificate::userName)
                .containsExactly("user9", "user8", "user7", "user6", "user5");
    }

    @Test
    public void theSameCertificateIsCountedForEachUserByItself() throws Exception {
        Instant first = clock.instant();
        hold("alice", certificate(1), "192.0.2.1");
        hold("bob", certificate(1), "192.0.2.1");
        clock.step(Duration.ofMinutes(1));

        HeldCertificate again = hold("alice", certificate(1), "192.0.2.2").orElseThrow();

        assertThat(again.count()).isEqualTo(2);
        assertThat(again.address()).isEqualTo(address("192.0.2.2"));
        assertThat(again.firstSeen()).isEqualTo(first);
        assertThat(again.lastSeen()).isEqualTo(clock.instant());
        assertThat(tank.list()).extracting(HeldCertificate::count).containsExactly(2L, 1L);
    }

    @Test
    public void ofAFullTankTheNewestIsDroppedAndCounted() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(hold("user" + i, certificate(i), "192.0.2." + i)).isPresent();
        }
        List<HeldCertificate> before = tank.list();

        for (int i = 0; i < 30; i++) {
            assertThat(hold("late" + i, certificate(100 + i), "198.51.100." + i))
                    .isEmpty();
        }

        assertThat(tank.list()).isEqualTo(before);
        assertThat(tank.dropped()).isEqualTo(30);
        assertThat(hold("user7", certificate(7), "192.0.2.7").orElseThrow().count())
                .isEqualTo(2);
    }

    @Test
    public void aUserHasAShareThatOthersDoNotTake() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(hold("alice", certificate(i), "192.0.2." + i).isPresent())
                    .isEqualTo(i < 3);
        }

        assertThat(hold("bob", certificate(9), "192.0.2.9")).isPresent();
        assertThat(tank.dropped()).isEqualTo(3);
    }

    @Test
    public void anAddressHasAShareAndOfIpv6ANetworkOf64Bits() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(hold("v4-" + i, certificate(i), "192.0.2.1").isPresent()).isEqualTo(i < 5);
            assertThat(hold("v6-" + i, certificate(i), "2001:db8::" + i).isPresent())
                    .isEqualTo(i < 5);
        }

        assertThat(hold("alice", certificate(9), "192.0.2.2")).isPresent();
        assertThat(hold("bob", certificate(9), "2001:db8:0:1::1")).isPresent();
    }

    @Test
    public void anEntryThatIsNotSeenForItsLifeMakesRoom() throws Exception {
        hold("alice", certificate(1), "192.0.2.1");
        hold("bob", certificate(2), "192.0.2.2");
        clock.step(Duration.ofDays(29));
        hold("bob", certificate(2), "192.0.2.2");
        clock.step(Duration.ofDays(1));

        assertThat(tank.list()).extracting(HeldCertificate::userName).containsExactly("bob");
        assertThat(hold("alice", certificate(1), "192.0.2.1").orElseThrow().count())
                .isEqualTo(1);
    }

    @Test
    public void oneThatIsAcceptedIsForgotten() throws Exception {
        String id = hold("alice", certificate(1), "192.0.2.1").orElseThrow().id();
        hold("bob", certificate(2), "192.0.2.2");

        again().accepted(id);
        again().accepted(id);

        assertThat(tank.list()).extracting(HeldCertificate::userName).containsExactly("bob");
        assertThat(tank.find(id)).isEmpty();
    }

    @Test
    public void oneThatIsRejectedIsHiddenUntilItHasExpired() throws Exception {
        String id = hold("alice", certificate(1), "192.0.2.1").orElseThrow().id();
        again().rejected(id);
        again().rejected(id);

        assertThat(hold("alice", certificate(1), "192.0.2.1")).isEmpty();
        assertThat(tank.list()).isEmpty();
        assertThat(tank.find(id)).isEmpty();
        assertThat(hold("bob", certificate(1), "192.0.2.1")).isPresent();
        clock.step(Duration.ofDays(30));
        assertThat(hold("alice", certificate(1), "192.0.2.1")).isPresent();
    }

    @Test
    public void whatIsRejectedLeavesTheShareOfItsUser() throws Exception {
        for (int i = 0; i < 3; i++) {
            tank.rejected(
                    hold("alice", certificate(i), "192.0.2." + i).orElseThrow().id());
        }

        assertThat(hold("alice", certificate(9), "192.0.2.9")).isPresent();
    }

    @Test
    public void aCertificateOfTheSameSubjectIsSeenAsARenewal() throws Exception {
        PresentedCertificate old = AUTHORITY.issues("CN=alice, O=Ltd").trustedBy(AUTHORITY);
        PresentedCertificate fresh = AUTHORITY.issues("CN=alice, O=Ltd").trustedBy(AUTHORITY);
        RegisteredCertificate registered = RegisteredCertificate.of(CertificateMatch.ThisCertificate.of(old), old);
        Account alice = user("alice").withCertificate(registered);

        tank.hold(alice, fresh, address("192.0.2.1"));
        tank.hold(alice, AUTHORITY.issues("CN=Alice").trustedBy(AUTHORITY), address("192.0.2.1"));

        assertThat(again().list())
                .extracting(HeldCertificate::renews)
                .containsExactly(Optional.of(registered), Optional.empty());
    }

    private Optional<HeldCertificate> hold(String name, PresentedCertificate presented, String from)
            throws IOException {
        return tank.hold(user(name), presented, address(from));
    }

    private static PresentedCertificate certificate(int number) {
        return new PresentedCertificate(
                List.of(Certificates.numbered(FIRST, number)),
                new PresentedCertificate.Trust.Trusted(List.of(AUTHORITY.certificate())));
    }

    private static Account user(String name) {
        return new Account(User.named(name), PasswordHash.parse(Hashes.CHEAP_ARGON2));
    }

    private static InetAddress address(String literal) {
        return Network.parse(literal).address();
    }
}

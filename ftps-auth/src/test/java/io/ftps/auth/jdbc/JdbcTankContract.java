/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is true of the holding tank in each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcTankContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final InetAddress HOME = address("192.0.2.1");
    private static final Account ALICE = account("alice");

    private DataSource source;
    private JdbcHoldingTank tank;

    /** An empty schema. */
    abstract DataSource newDatabase() throws SQLException;

    @BeforeAll
    void tables() throws Exception {
        source = newDatabase();
        JdbcSchema.migrate(source);
    }

    @BeforeEach
    void emptyTank() throws Exception {
        execute("DELETE FROM ftps_held_certificates");
        execute("UPDATE ftps_tank SET dropped = 0");
        tank = tankAt(NOON);
    }

    @Test
    void whatIsHeldIsFoundByOthersAsItWas() throws Exception {
        PresentedCertificate presented = new PresentedCertificate(
                List.of(certificate("CN=alice"), certificate("CN=middle")),
                new Trust.Trusted(List.of(certificate("CN=middle"), certificate("CN=root"))));
        RegisteredCertificate before =
                RegisteredCertificate.of(CertificateMatch.ThisCertificate.of(unknown("CN=alice")), unknown("CN=alice"));

        HeldCertificate held = tank.hold(ALICE.withCertificates(List.of(before)), presented, HOME)
                .orElseThrow();

        assertThat(held)
                .isEqualTo(
                        new HeldCertificate(held.id(), "alice", presented, HOME, 1, NOON, NOON, Optional.of(before)));
        assertThat(held.id()).matches("[0-9a-f]{12}");
        assertThat(tankAt(NOON).find(held.id())).contains(held);
        assertThat(tankAt(NOON).list()).containsExactly(held);
    }

    @Test
    void whoeverNobodyVouchesForStaysSo() throws Exception {
        HeldCertificate held = tank.hold(ALICE, unknown("CN=alice"), HOME).orElseThrow();

        assertThat(tank.find(held.id()).orElseThrow().presented().isTrusted()).isFalse();
    }

    @Test
    void aCertificateThatComesAgainIsCounted() throws Exception {
        PresentedCertificate presented = unknown("CN=alice");
        HeldCertificate first = tank.hold(ALICE, presented, HOME).orElseThrow();
        InetAddress elsewhere = address("2001:db8::5");

        HeldCertificate again =
                tankAt(NOON.plusSeconds(90)).hold(ALICE, presented, elsewhere).orElseThrow();

        assertThat(again)
                .isEqualTo(new HeldCertificate(
                        first.id(), "alice", presented, elsewhere, 2, NOON, NOON.plusSeconds(90), Optional.empty()));
        assertThat(tank.list()).containsExactly(again);
    }

    @Test
    void whatWaitsIsListedInTheOrderOfFirstSight() throws Exception {
        PresentedCertificate early = unknown("CN=alice");
        HeldCertificate first = tank.hold(ALICE, early, HOME).orElseThrow();
        HeldCertificate second =
                tankAt(NOON.plusSeconds(1)).hold(ALICE, unknown("CN=x"), HOME).orElseThrow();
        tankAt(NOON.plusSeconds(2)).hold(ALICE, early, HOME);

        assertThat(tank.list()).extracting(HeldCertificate::id).containsExactly(first.id(), second.id());
    }

    @Test
    void aUserAnAddressAndTheTankHaveTheirShares() throws Exception {
        JdbcHoldingTank small = new JdbcHoldingTank(
                database(), new TankBounds(5, 3, 2, 100_000, Duration.ofDays(30)), Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(small.hold(ALICE, unknown("CN=1"), address("2001:db8:0:1::1")))
                .isPresent();
        assertThat(small.hold(ALICE, unknown("CN=2"), address("2001:db8:0:1::2")))
                .isPresent();
        assertThat(small.hold(account("bob"), unknown("CN=3"), address("2001:db8:0:1::3")))
                .as("the third from one /64")
                .isEmpty();
        assertThat(small.hold(ALICE, unknown("CN=4"), HOME)).isPresent();
        assertThat(small.hold(ALICE, unknown("CN=5"), address("192.0.2.2")))
                .as("the fourth for one user")
                .isEmpty();
        assertThat(small.hold(account("carol"), unknown("CN=6"), HOME)).isPresent();
        assertThat(small.hold(account("dave"), unknown("CN=7"), address("192.0.2.3")))
                .isPresent();
        assertThat(small.hold(account("erin"), unknown("CN=8"), address("192.0.2.4")))
                .as("the sixth")
                .isEmpty();

        assertThat(small.dropped()).isEqualTo(3);
        assertThat(small.list()).hasSize(5);
    }

    @Test
    void theBytesOfAllCertificatesAreBounded() throws Exception {
        PresentedCertificate presented = unknown("CN=alice");
        JdbcHoldingTank small = new JdbcHoldingTank(
                database(),
                new TankBounds(5, 3, 3, presented.leaf().getEncoded().length, Duration.ofDays(30)),
                Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(small.hold(ALICE, presented, HOME)).isPresent();
        assertThat(small.hold(ALICE, unknown("CN=other"), HOME)).isEmpty();
    }

    @Test
    void ofALongChainTheBeginningIsKept() throws Exception {
        PresentedCertificate presented =
                new PresentedCertificate(Collections.nCopies(120, certificate("CN=alice")), new Trust.Unknown());

        assertThat(tank.hold(ALICE, presented, HOME).orElseThrow().presented().chain())
                .hasSize(8);
    }

    @Test
    void anAcceptedOneIsForgottenAndARejectedOneHidden() throws Exception {
        PresentedCertificate good = unknown("CN=good");
        PresentedCertificate bad = unknown("CN=bad");
        String goodId = tank.hold(ALICE, good, HOME).orElseThrow().id();
        String badId = tank.hold(ALICE, bad, HOME).orElseThrow().id();
        tank.hold(ALICE, unknown("CN=third"), HOME);
        tank.hold(ALICE, unknown("CN=fourth"), HOME);
        assertThat(tank.dropped()).isEqualTo(1);

        tank.accepted(goodId);
        tank.rejected(badId);

        assertThat(tank.dropped()).isZero();
        assertThat(tank.find(goodId)).isEmpty();
        assertThat(tank.find(badId)).isEmpty();
        assertThat(tank.list()).hasSize(1);
        assertThat(tank.hold(ALICE, bad, HOME)).isEmpty();
        assertThat(tank.hold(ALICE, good, HOME)).isPresent();
    }

    @Test
    void whatIsGoneMayBeDecidedAgain() throws Exception {
        tank.accepted("0123456789ab");
        tank.rejected("0123456789ab");

        assertThat(tank.list()).isEmpty();
    }

    @Test
    void whatWasNotSeenForThirtyDaysIsGone() throws Exception {
        PresentedCertificate rejected = unknown("CN=rejected");
        String id = tank.hold(ALICE, unknown("CN=alice"), HOME).orElseThrow().id();
        tank.rejected(tank.hold(ALICE, rejected, HOME).orElseThrow().id());
        JdbcHoldingTank later = tankAt(NOON.plus(Duration.ofDays(30)));

        assertThat(tankAt(NOON.plus(Duration.ofDays(30)).minusSeconds(1)).find(id))
                .isPresent();
        assertThat(later.find(id)).isEmpty();
        assertThat(later.list()).isEmpty();
        assertThat(later.hold(ALICE, rejected, HOME)).isPresent();
    }

    @Test
    void serversThatHoldAtTheSameTimeKeepTheBounds() throws Exception {
        PresentedCertificate same = unknown("CN=same");
        ExecutorService servers = Executors.newFixedThreadPool(4);
        Callable<Optional<HeldCertificate>> one = () -> tankAt(NOON).hold(ALICE, same, HOME);
        Callable<Optional<HeldCertificate>> other = () -> tankAt(NOON).hold(ALICE, unknown("CN=other"), HOME);
        List<Future<Optional<HeldCertificate>>> held =
                servers.invokeAll(List.of(one, other, one, other, one, other, one, other));
        servers.shutdown();

        for (Future<Optional<HeldCertificate>> future : held) {
            future.get();
        }
        assertThat(tank.list()).hasSize(3);
        assertThat(tank.list())
                .filteredOn(entry -> entry.presented().equals(same))
                .singleElement()
                .satisfies(entry -> assertThat(entry.count()).isEqualTo(4));
        assertThat(tank.dropped()).isEqualTo(2);
    }

    @Test
    void aMistakeInTheTableIsToldWithItsEntry() throws Exception {
        String id = tank.hold(ALICE, unknown("CN=alice"), HOME).orElseThrow().id();
        execute("UPDATE ftps_held_certificates SET address = 'here'");

        assertThatIOException()
                .isThrownBy(() -> tank.list())
                .withMessageStartingWith("Entry " + id + " of the holding tank in the database has a mistake: "
                        + "The network is \"here\"");
    }

    private JdbcHoldingTank tankAt(Instant now) {
        return new JdbcHoldingTank(database(), TankBounds.DEFAULT, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Database database() {
        return new Database(source, Database.QUERY_TIMEOUT);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Account account(String name) {
        return new Account(User.named(name), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
    }

    private static X509Certificate certificate(String subject) {
        return TestCertificates.of(subject);
    }

    private static PresentedCertificate unknown(String subject) {
        return new PresentedCertificate(List.of(certificate(subject)), new Trust.Unknown());
    }

    private static InetAddress address(String literal) {
        return Network.parse(literal).address();
    }
}

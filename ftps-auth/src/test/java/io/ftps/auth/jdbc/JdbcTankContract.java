/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.Account;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.HoldingTankContract;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.User;
import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is true of the holding tank in each database, beside what is true of every tank. */
abstract class JdbcTankContract extends HoldingTankContract {
    private static final Identity CLIENT = Certificates.selfSigned("CN=client");
    private static final InetAddress HOME = Network.parse("192.0.2.1").address();
    private static final Account ALICE =
            new Account(User.named("alice"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
    private static final TankBounds SMALL = new TankBounds(20, 3, 5, 100_000, Duration.ofDays(30));

    private final TestDatabase database;

    JdbcTankContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected HoldingTank emptyTank() throws Exception {
        return tank(database.empty(), SMALL);
    }

    @Override
    protected HoldingTank again() throws Exception {
        return tank(database.migrated(), SMALL);
    }

    @Test
    void theBytesOfAllCertificatesAreBounded() throws Exception {
        PresentedCertificate presented = certificate(1);
        int bytes = presented.leaf().getEncoded().length;
        HoldingTank small = tank(database.empty(), new TankBounds(20, 3, 5, bytes, Duration.ofDays(30)));

        assertThat(small.hold(ALICE, presented, HOME)).isPresent();
        assertThat(small.hold(ALICE, certificate(2), HOME)).isEmpty();
    }

    @Test
    void ofALongChainTheBeginningIsKept() throws Exception {
        PresentedCertificate presented =
                new PresentedCertificate(Collections.nCopies(120, CLIENT.certificate()), new Trust.Unknown());

        HeldCertificate held = again().hold(ALICE, presented, HOME).orElseThrow();

        assertThat(held.presented().chain()).hasSize(8);
        assertThat(again().find(held.id())).contains(held);
    }

    @Test
    void whatIsDroppedIsCountedAnewOnceAPersonHasDecided() throws Exception {
        String id = again().hold(ALICE, certificate(0), HOME).orElseThrow().id();
        for (int i = 1; i < 5; i++) {
            again().hold(ALICE, certificate(i), HOME);
        }
        assertThat(again().dropped()).isEqualTo(2);

        again().accepted(id);

        assertThat(again().dropped()).isZero();
    }

    @Test
    void serversThatHoldAtTheSameTimeKeepTheBounds() throws Exception {
        PresentedCertificate same = certificate(0);
        ExecutorService servers = Executors.newFixedThreadPool(4);
        List<Future<Optional<HeldCertificate>>> held = servers.invokeAll(List.of(
                holding(same),
                holding(certificate(1)),
                holding(same),
                holding(certificate(2)),
                holding(same),
                holding(certificate(3)),
                holding(same),
                holding(certificate(4))));
        servers.shutdown();

        for (Future<Optional<HeldCertificate>> future : held) {
            future.get();
        }
        assertThat(again().list()).hasSize(3);
        assertThat(again().list().stream().mapToLong(HeldCertificate::count).sum() + again().dropped())
                .isEqualTo(8);
    }

    private Callable<Optional<HeldCertificate>> holding(PresentedCertificate presented) {
        return () -> again().hold(ALICE, presented, HOME);
    }

    @Test
    void aMistakeInTheTableIsToldWithItsEntry() throws Exception {
        String id = again().hold(ALICE, certificate(1), HOME).orElseThrow().id();
        TestDatabase.execute(database.migrated(), "UPDATE ftps_held_certificates SET address = 'here'");

        assertThatIOException()
                .isThrownBy(() -> again().list())
                .withMessageStartingWith("Entry " + id + " of the holding tank in the database has a mistake: "
                        + "The network is \"here\"");
    }

    private HoldingTank tank(DataSource source, TankBounds bounds) {
        return new JdbcHoldingTank(new Database(source, Database.QUERY_TIMEOUT), bounds, clock);
    }

    private static PresentedCertificate certificate(int number) {
        return new PresentedCertificate(List.of(Certificates.numbered(CLIENT, number)), new Trust.Unknown());
    }
}

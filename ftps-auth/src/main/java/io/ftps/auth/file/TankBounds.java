/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Network;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much a tank holds.
 *
 * @param entries all together, rejected ones too
 * @param perUser that wait for one user; rejected ones are not counted, or they would shut out what comes after them
 * @param perAddress that came from one address, or one IPv6 network of 64 bits, rejected ones too
 * @param life of an entry, from when it was last seen or rejected
 */
record TankBounds(int entries, int perUser, int perAddress, Duration life) {
    static final TankBounds DEFAULT = new TankBounds(
            FileHoldingTank.ENTRIES,
            FileHoldingTank.ENTRIES_PER_USER,
            FileHoldingTank.ENTRIES_PER_ADDRESS,
            FileHoldingTank.LIFE);

    /** Certificates of a chain that are kept, the client's first. */
    static final int MOST_CERTIFICATES = 8;

    /** Of a chain, encoded; 32 KiB. */
    static final int MOST_CHAIN_BYTES = 32 * 1_024;

    /** Of all chains together, encoded; 16 MiB. */
    static final long MOST_BYTES = 16L * 1_024 * 1_024;

    TankBounds withEntries(int most) {
        return new TankBounds(most, perUser, perAddress, life);
    }

    TankBounds withPerUser(int most) {
        return new TankBounds(entries, most, perAddress, life);
    }

    TankBounds withPerAddress(int most) {
        return new TankBounds(entries, perUser, most, life);
    }

    TankBounds withLife(Duration other) {
        return new TankBounds(entries, perUser, perAddress, other);
    }

    boolean haveRoomFor(TankEntry fresh, TankText tank) {
        return tank.bytes() + fresh.bytes() <= MOST_BYTES
                && haveRoomFor(fresh.held().userName(), fresh.place(), tank);
    }

    /** What can be said before it is known how large the certificates are. */
    boolean haveRoomFor(String userName, Network place, TankText tank) {
        return tank.entries().size() < entries
                && tank.entries().stream()
                                .filter(entry -> entry.waitsFor(userName))
                                .count()
                        < perUser
                && tank.entries().stream()
                                .filter(entry -> entry.place().equals(place))
                                .count()
                        < perAddress;
    }

    boolean areOver(TankEntry entry, Instant now) {
        return !now.isBefore(entry.held().lastSeen().plus(life));
    }

    /** What is kept of a chain: as much of its beginning as fits; empty where not even the first certificate does. */
    static Optional<PresentedCertificate> trimmed(PresentedCertificate presented) {
        List<X509Certificate> chain = trimmed(presented.chain());
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        Trust trust = presented.isTrusted() ? new Trust.Trusted(trimmed(presented.issuers())) : presented.trust();
        return Optional.of(new PresentedCertificate(chain, trust));
    }

    private static List<X509Certificate> trimmed(List<X509Certificate> chain) {
        List<X509Certificate> kept = new ArrayList<>();
        int bytes = 0;
        for (X509Certificate certificate : chain) {
            bytes += TankCertificates.encoded(certificate).length;
            if (bytes > MOST_CHAIN_BYTES || kept.size() == MOST_CERTIFICATES) {
                break;
            }
            kept.add(certificate);
        }
        return kept;
    }
}

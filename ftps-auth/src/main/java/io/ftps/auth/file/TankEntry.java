/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.Network;
import java.net.InetAddress;
import java.time.Instant;

/**
 * A certificate in a tank.
 *
 * @param held what it is
 * @param state whether an operator has decided about it
 * @param bytes of its certificates, encoded
 * @param place its address, or of IPv6 the network of 64 bits
 */
record TankEntry(HeldCertificate held, State state, int bytes, Network place) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 64;
    private static final int IPV4_BYTES = 4;

    /** What an operator has decided. */
    enum State {
        WAITING,
        REJECTED
    }

    /** What makes two entries one. */
    record Key(String userName, String digest) {}

    static TankEntry of(HeldCertificate held, State state) {
        int bytes = TankCertificates.bytes(held.presented().chain())
                + TankCertificates.bytes(held.presented().issuers());
        return new TankEntry(held, state, bytes, place(held.address()));
    }

    Key key() {
        return new Key(held.userName(), held.digest().hex());
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean waitsFor(String userName) {
        return isWaiting() && held.userName().equals(userName);
    }

    /** Hidden from now on. */
    TankEntry rejected(Instant now) {
        return new TankEntry(seen(held.address(), held.count(), now), State.REJECTED, bytes, place);
    }

    /** Seen some times more. */
    TankEntry repeated(Repeats repeats) {
        HeldCertificate again = seen(repeats.from(), held.count() + repeats.count(), repeats.last());
        return new TankEntry(again, state, bytes, place(repeats.from()));
    }

    /** How often an entry was seen again since the file was written. */
    record Repeats(long count, InetAddress from, Instant last) {}

    private HeldCertificate seen(InetAddress from, long count, Instant last) {
        return new HeldCertificate(
                held.id(), held.userName(), held.presented(), from, count, held.firstSeen(), last, held.renews());
    }

    /** What one household or one computer has. */
    static Network place(InetAddress address) {
        return new Network(address, address.getAddress().length == IPV4_BYTES ? IPV4_BITS : IPV6_BITS);
    }
}

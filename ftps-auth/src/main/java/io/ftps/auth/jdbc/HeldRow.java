/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.CertificateMatch;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.Network;
import io.ftps.auth.RegisteredCertificate;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.Optional;

/** A row of {@code ftps_held_certificates}. */
record HeldRow(HeldCertificate held, StoredChain chain) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    /** What one subscriber has of IPv6. */
    private static final int IPV6_PLACE_BITS = 64;

    static final String COLUMNS =
            "id, user_name, digest, place, address, times_seen, first_seen, last_seen, chain, issuers,"
                    + " chain_bytes, renews, renews_subject, renews_not_after, state";

    /** In the order of {@link #COLUMNS}, but for the state. */
    Parameters parameters() {
        Optional<RegisteredCertificate> renews = held.renews();
        return new Parameters()
                .text(held.id())
                .text(held.userName())
                .text(held.digest().hex())
                .text(place(held.address()))
                .text(address(held.address()))
                .number(held.count())
                .time(held.firstSeen())
                .time(held.lastSeen())
                .bytes(chain.chain())
                .bytes(chain.issuers())
                .number(chain.bytes())
                .text(renews.map(certificate -> certificate.match().text()))
                .text(renews.flatMap(RegisteredCertificate::subject))
                .time(renews.flatMap(RegisteredCertificate::notAfter));
    }

    /** What counts as one address. */
    static String place(InetAddress address) {
        return new Network(address, address instanceof Inet6Address ? IPV6_PLACE_BITS : IPV4_BITS).toString();
    }

    /** Without the interface that a local one came in by. */
    static String address(InetAddress address) {
        return new Network(address, address instanceof Inet6Address ? IPV6_BITS : IPV4_BITS)
                .address()
                .getHostAddress();
    }

    /** Reads a row; a value that cannot be is told with the id of its entry. */
    static HeldCertificate read(Columns row) throws SQLException, IOException {
        String id = row.text("id");
        StoredChain chain = new StoredChain(row.bytes("chain"), row.maybeBytes("issuers"));
        Optional<String> renews = row.maybeText("renews");
        Optional<String> subject = row.maybeText("renews_subject");
        var notAfter = row.maybeTime("renews_not_after");
        try {
            return new HeldCertificate(
                    id,
                    row.text("user_name"),
                    chain.presented(),
                    Network.parse(row.text("address")).address(),
                    row.number("times_seen"),
                    row.time("first_seen"),
                    row.time("last_seen"),
                    renews.map(text -> new RegisteredCertificate(CertificateMatch.parse(text), subject, notAfter)));
        } catch (IllegalArgumentException mistake) {
            throw new IOException(
                    "Entry " + id + " of the holding tank in the database has a mistake: " + mistake.getMessage());
        }
    }
}

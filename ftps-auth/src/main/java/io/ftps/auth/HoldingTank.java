/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Keeps certificates that were presented for a valid user name but are not registered with it, until an operator accepts or
 * rejects them. Bounded: of a full tank, a user or an address that has had its share, the newest is dropped and counted, so
 * that nobody can push out what waits. Entries expire. Blocks; safe for use by several threads. Every failure is an
 * {@link IOException} with one sentence that says what to do.
 */
public interface HoldingTank {
    /**
     * Keeps a certificate, or counts one more time that it was presented; one that was rejected stays so.
     *
     * @return the entry; empty when it was dropped or rejected before
     */
    Optional<HeldCertificate> hold(Account account, PresentedCertificate presented, InetAddress from)
            throws IOException;

    /** What waits, in the order of first sight. */
    List<HeldCertificate> list() throws IOException;

    /** One entry that waits. */
    Optional<HeldCertificate> find(String id) throws IOException;

    /** Forgets an entry, whose certificate was registered; one that is gone already is no fault. */
    void accepted(String id) throws IOException;

    /** Hides an entry; the certificate is not kept again until the entry has expired. One that is gone already is no fault. */
    void rejected(String id) throws IOException;

    /** How many were dropped since the tank was made or last looked after by a person. */
    long dropped() throws IOException;
}

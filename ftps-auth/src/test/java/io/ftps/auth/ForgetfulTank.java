/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A tank that keeps nothing. */
class ForgetfulTank implements HoldingTank {
    @Override
    public Optional<HeldCertificate> hold(Account account, PresentedCertificate presented, InetAddress from)
            throws IOException {
        return Optional.empty();
    }

    @Override
    public List<HeldCertificate> list() {
        return List.of();
    }

    @Override
    public Optional<HeldCertificate> find(String id) {
        return Optional.empty();
    }

    @Override
    public void accepted(String id) {}

    @Override
    public void rejected(String id) {}

    @Override
    public long dropped() {
        return 0;
    }
}

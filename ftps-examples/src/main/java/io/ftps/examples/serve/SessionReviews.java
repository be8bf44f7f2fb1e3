/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
import io.ftps.tls.trust.TrustEvents;
import java.util.Optional;

/**
 * Has the server look whether those who are logged in may stay, whenever authorities or revocation lists change, and tells when they
 * cannot be read.
 */
final class SessionReviews implements TrustEvents {
    private final CertificateNotices notices;
    private volatile Optional<FtpsServer> server = Optional.empty();

    SessionReviews(CertificateNotices notices) {
        this.notices = notices;
    }

    /** Files are read before the server starts; until then nobody is logged in. */
    void begin(FtpsServer started) {
        server = Optional.of(started);
    }

    @Override
    public void changed() {
        server.ifPresent(FtpsServer::reviewSessions);
    }

    @Override
    public void failed(String sentence) {
        notices.notReloaded(sentence);
    }
}

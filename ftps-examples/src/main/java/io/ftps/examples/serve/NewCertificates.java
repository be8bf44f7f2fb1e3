/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.IdentityEvents;
import io.ftps.tls.ocsp.OcspStapler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is done about certificates that are about to be shown, at the start and after each change. That they changed, or
 * could not, is logged by whoever follows them.
 *
 * @param stapler fetches what is stapled to them
 * @param notices tells what went wrong
 */
record NewCertificates(Optional<OcspStapler> stapler, CertificateNotices notices) implements IdentityEvents {
    @Override
    public void reloaded(List<CertifiedKey> identities) {
        stapler.ifPresent(fetching -> identities.forEach(fetching::prefetch));
        Dangers.ofCertificates(identities, Instant.now()).forEach(Dangers::log);
        notices.look();
    }

    @Override
    public void reloadFailed(String sentence) {
        notices.notReloaded(sentence);
    }

    @Override
    public void noneLeft() {
        notices.look();
    }
}

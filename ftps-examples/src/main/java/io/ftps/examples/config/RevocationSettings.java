/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.ocsp.OcspSettings;
import io.ftps.tls.trust.Revocation;
import io.ftps.tls.trust.RevocationFailure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How it is known that a client's certificate is revoked.
 *
 * @param crls a file or a folder with revocation lists
 * @param distributionPoints whether lists are fetched from where certificates say they are
 * @param ocsp whether the responders are asked that certificates name
 * @param whenUnknown what is done when nobody can tell
 */
public record RevocationSettings(
        Optional<Path> crls, OnOff distributionPoints, OnOff ocsp, RevocationFailure whenUnknown) {
    /**
     * Reads the lists and makes ready to ask the others. Blocks on the disk.
     *
     * @return what knows
     */
    public Revocation toRevocation() {
        Revocation.Builder revocation = Revocation.builder().whenUnknown(whenUnknown);
        crls.ifPresent(revocation::lists);
        if (ocsp == OnOff.ON) {
            revocation.ocsp(OcspSettings.DEFAULT);
        }
        if (distributionPoints == OnOff.ON) {
            revocation.distributionPoints();
        }
        return revocation.build();
    }
}

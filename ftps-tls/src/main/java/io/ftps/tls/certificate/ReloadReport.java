/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.util.List;

/**
 * What a reload found.
 *
 * @param identities all that are served from the next connection on, best first
 * @param faults a sentence for each source that could not be used; what it gave before is among the identities
 */
public record ReloadReport(List<CertifiedKey> identities, List<String> faults) {
    /**
     * Copies the lists.
     *
     * @param identities served from now on
     * @param faults sentences
     */
    public ReloadReport {
        identities = List.copyOf(identities);
        faults = List.copyOf(faults);
    }
}

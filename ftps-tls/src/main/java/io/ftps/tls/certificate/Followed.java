/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.util.List;

/** A place and what was last good in it. Used by one thread at a time. */
interface Followed {
    /** Reads what may have changed. Faults go into the look and leave what is served as it was. */
    void look(Look look);

    /** What the place gives to be served. */
    List<CertifiedKey> served();
}

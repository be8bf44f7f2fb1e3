/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One look at all sources, and what comes of it. */
record Look(
        Patience patience,
        Consumer<CertifiedKey> trial,
        List<String> faults,
        List<String> news,
        List<String> warnings) {
    /** Whether a fault may be the middle of a change. */
    enum Patience {
        /** The watcher comes back, so a fault counts if it is still there the next time. */
        WAIT,
        /** Somebody asked and wants to know. */
        NOW
    }

    Look(Patience patience, Consumer<CertifiedKey> trial) {
        this(patience, trial, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;

/**
 * The identities a server can show at this moment, best first. Fixed ones and ones that are read anew when their files
 * change look the same to a {@link CertificateSelector}.
 *
 * <p>Asked for every client, also on event loops and by many threads, so an answer is ready and never waited for. The
 * catch: a list may be empty, and filled a moment later.
 */
@FunctionalInterface
public interface Identities {
    /**
     * Tells what can be shown now.
     *
     * @return an unmodifiable list; the same instance until something changes, so that what follows from it can be kept
     */
    List<CertifiedKey> current();

    /**
     * Holds identities that never change.
     *
     * @param keys any number, best first
     * @return the same list for ever
     */
    static Identities of(CertifiedKey... keys) {
        List<CertifiedKey> fixed = List.of(keys);
        return () -> fixed;
    }
}

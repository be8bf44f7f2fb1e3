/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.util.List;

/**
 * Hears what becomes of identities that are read anew. Each event is logged too.
 *
 * <p>Called one at a time, on the thread that reloads, so it should not block for long; what it throws is logged. The
 * catch: the thread that starts {@link ReloadingIdentities} is the first to call it.
 */
public interface IdentityEvents {
    /**
     * Something else is shown from the next connection on.
     *
     * @param identities all that can be shown now, best first; not empty
     */
    default void reloaded(List<CertifiedKey> identities) {}

    /**
     * A source cannot be used as it is now; what it gave before is kept. Said once for each fault, however long it stands.
     *
     * @param sentence naming file and fault
     */
    default void reloadFailed(String sentence) {}

    /**
     * Something can be used but should not be left so, such as a key that others can read. Said once.
     *
     * @param sentence with what to do
     */
    default void warned(String sentence) {}

    /** There is nothing to show: no handshake succeeds until {@link #reloaded} is heard. */
    default void noneLeft() {}
}

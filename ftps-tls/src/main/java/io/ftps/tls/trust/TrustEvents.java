/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

/**
 * Hears what becomes of trust that is read anew. Each event is logged too.
 *
 * <p>Called one at a time, on the thread that reloads, so it should not block for long; what it throws is logged. The
 * catch: answers of OCSP responders and distribution points come and go without an event.
 */
public interface TrustEvents {
    /**
     * Certificates or revocation lists are other ones from now on. Clients that were let in before may not be believed any
     * more: {@link io.ftps.tls.ServerTls#judge} tells.
     */
    default void changed() {}

    /**
     * A file cannot be used as it is now; what it held before still counts. Said once for each fault, however long it stands.
     *
     * @param sentence naming file and fault
     */
    default void failed(String sentence) {}
}

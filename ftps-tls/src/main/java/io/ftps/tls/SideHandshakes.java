/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** Which handshakes a side channel may make. */
public enum SideHandshakes {
    /**
     * Any; but where the client presented a certificate on its main channel, a full one must show the same. The {@link
     * ResumptionLevel} tells what came; on BoringSSL a resumption is no proof unless there was such a certificate.
     */
    FULL_ALLOWED,
    /**
     * Only one that is proven to resume the main channel's session; every other ends in {@link TlsOutcome.Failed} with a
     * {@link NotResumedException}. The catch: on BoringSSL nothing can be proven any more once a side channel of the same
     * connection was {@link #FULL_ALLOWED}, because whoever used that one may hold a ticket.
     */
    RESUMED_ONLY
}

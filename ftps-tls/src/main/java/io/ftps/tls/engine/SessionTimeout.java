/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

/** How long a session can be resumed. It ends with its connection anyway, so this is the most TLS 1.3 allows. */
final class SessionTimeout {
    /** Seven days (RFC 8446, section 4.6.1). Never 0: that is "no limit" to one engine and "none" to another. */
    static final int SECONDS = 604_800;

    private SessionTimeout() {}
}

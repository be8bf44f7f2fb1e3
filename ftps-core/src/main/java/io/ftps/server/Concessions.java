/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/**
 * What a listener grants to clients and firewalls of old. Each costs safety, or the other clients.
 *
 * @param clearControl whether the control connection may leave TLS after login; never where it begins with TLS
 * @param firstWords when the greeting is said where TLS begins with the first byte
 * @param uploadEnd what ends an upload under TLS
 */
public record Concessions(ClearControl clearControl, FirstWords firstWords, UploadEnd uploadEnd) {
    /** Nothing is granted. */
    public static final Concessions NONE =
            new Concessions(ClearControl.FORBIDDEN, FirstWords.UNDER_TLS, UploadEnd.CLOSE_NOTIFY);
}

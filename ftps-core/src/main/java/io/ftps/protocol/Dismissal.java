/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.CloseReason;

/**
 * Why somebody has to go who did nothing wrong in this session.
 *
 * @param reason for the event
 * @param text what the client is told
 * @param detail one sentence, for the operator alone
 */
public record Dismissal(CloseReason reason, String text, String detail) {
    /**
     * By the operator.
     *
     * @param detail what the operator says
     * @return the dismissal
     */
    public static Dismissal byOperator(String detail) {
        return new Dismissal(CloseReason.CLOSED_BY_OPERATOR, "The operator ends this session; goodbye.", detail);
    }

    static Dismissal ofCertificate(String detail) {
        return new Dismissal(
                CloseReason.CERTIFICATE_REVOKED, "The client certificate is not accepted any more; goodbye.", detail);
    }

    static Dismissal ofUser(String detail) {
        return new Dismissal(CloseReason.USER_REVOKED, "This login is not valid any more; goodbye.", detail);
    }
}

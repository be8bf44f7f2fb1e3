/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/** Whether a command moves bytes over a data connection. */
public enum DataUse {
    /** It is answered on the control connection alone. */
    NO_TRANSFER,
    /** Its reply may be a {@link Next.Send} or {@link Next.Receive}; without a data connection it is refused. */
    DATA_TRANSFER
}

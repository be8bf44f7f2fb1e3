/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.time.Duration;
import java.util.Optional;

/**
 * How a transfer ended.
 *
 * @param outcome what became of it
 * @param bytes bytes of the file or listing as they crossed the data connection: with the line ends of TYPE A, deflated in MODE Z
 * @param took from the command to the end
 * @param binding what was found to tie the data connection to the control connection; empty when none came
 * @param reason one sentence for the operator when it did not complete; may name what the client is not told
 */
public record TransferResult(
        Outcome outcome, long bytes, Duration took, Optional<BindingLevel> binding, Optional<String> reason) {
    /** What became of a transfer. */
    public enum Outcome {
        /** Whole. An upload is published. */
        COMPLETED,
        /** Stopped by the client: ABOR, or its control connection ended. */
        ABORTED,
        /** An upload whose data connection ended without close_notify: nobody knows whether it was whole. */
        TRUNCATED,
        /** Stopped by the network, by TLS, by the storage or by a limit. */
        FAILED
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.fetch;

import java.time.Duration;

/**
 * How much of a stranger's answer is waited for and read.
 *
 * @param timeout from connecting to the last byte
 * @param maxBytes of the answer
 */
public record Bounds(Duration timeout, int maxBytes) {}

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The running example server: settings become listeners, hosts and accounts ({@code RunningServer}) and their TLS
 * ({@code ServedTls}), whose certificates are followed on disk ({@code Identity}). A person is shown what runs
 * ({@code StartScreen}), an operator what happens ({@code EventLog}) and what is dangerous ({@code Dangers}).
 */
@NullMarked
package io.ftps.examples.serve;

import org.jspecify.annotations.NullMarked;
